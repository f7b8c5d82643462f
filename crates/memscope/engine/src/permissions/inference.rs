//! What a session leaves out because a model answers it, and what it asks after all. What a model is stands in
//! `model.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::diagnostics::Seen;
use super::finding::{Finding, Kind};
use super::model::Model;
use super::point::Point;
use super::probe_file::{Insertion, Piece};
use super::question::{Cell, Task};
use super::report::Permission;
use super::session::Session;

impl Session<'_> {
    /// Whether a question is left out because what is known, or is being asked, gives its answer.
    pub(super) fn follows(&self, (point, index, act): Cell) -> bool {
        let Some(model) = self.models.at(self.candidate(index).root, point) else {
            return false;
        };
        let test = model.test.contains(&(index, act));
        if !model.family.contains(&index) || test {
            return false;
        }
        if (index, act) == (model.whole, Permission::Assign) && !model.mutable {
            // Nothing but a borrow has a say beside the missing `mut`.
            return !model.is_borrowed(&self.answers, point);
        }
        let pristine = model.is_pristine(&self.answers, point) != Some(false);
        let copies = self.copies(index);
        pristine && (act != Permission::Move || copies || !model.is_looping(point))
    }

    /// The variables that were seen to be moved at a point and have parts: which place of several a message about a
    /// move names hangs on all that are asked, so they are asked together.
    pub(super) fn ask_anew(&mut self, point: usize, seen: &Seen) -> BTreeSet<usize> {
        let moved = |finding: &Finding| matches!(finding.kind, Kind::Moved | Kind::PartlyMoved);
        let refused = seen.refused.iter().filter(|(_, finding)| moved(finding));
        let mut roots: BTreeSet<usize> = refused
            .map(|((_, index, _), _)| self.candidate(*index).root)
            .collect();
        roots.retain(|root| {
            let model = self.models.at(*root, point);
            model.is_some_and(|model| model.has_parts)
        });
        for root in &roots {
            self.models.ask_anew(point, *root);
        }
        roots
    }

    /// Puts `mut` before the variables that a copy asks about at other points than their model's.
    pub(super) fn made_mutable(&self, task: &Task) -> Vec<Insertion> {
        let asked = self.open(task);
        // What a refused write has made a question is asked of the variable as it is declared.
        let models = asked.iter().filter_map(|(index, act)| {
            let root = self.candidate(*index).root;
            let model = self.models.at(root, task.point)?;
            let test = model.takes_mut && (*index, *act) == (model.whole, Permission::Write);
            Some(root).filter(|_| !model.mutable && test)
        });
        models.map(|root| self.mutable(root)).collect()
    }

    /// `mut ` before the name of a variable.
    pub(super) fn mutable(&self, root: usize) -> Insertion {
        Insertion {
            at: self.function.bindings[root].span.start,
            pieces: vec![Piece::Mut],
        }
    }

    /// The questions that are open after all, because a model has no answer: its point is never reached, or a type is
    /// not known there yet. They are asked as if there were no models.
    pub(super) fn without_model(&mut self) -> Vec<Task> {
        let mut again: BTreeMap<usize, Vec<(usize, Permission)>> = BTreeMap::new();
        let incomplete = |model: &Model| !model.is_complete(&self.answers, &self.settled);
        let incomplete: Vec<usize> = self
            .models
            .iter()
            .filter(|(_, model)| incomplete(model))
            .map(|(root, _)| root)
            .collect();
        for model in incomplete
            .into_iter()
            .filter_map(|root| self.models.take(root))
        {
            for point in model.followers.iter().copied().chain([model.point]) {
                let answers = &mut self.answers;
                if answers.unreachable.contains(&point) || answers.spoiled.contains_key(&point) {
                    continue;
                }
                for (index, act) in model.questions() {
                    let cell = (point, index, act);
                    // It was answered with a `mut` that is not there, or beside other questions.
                    if !self.settled.contains_key(&cell) {
                        answers.cells.remove(&cell);
                        again.entry(point).or_default().push((index, act));
                    }
                }
            }
        }
        // A variable asked about question by question has lost those that its refused write makes.
        for (root, model) in self.models.iter() {
            for point in &model.followers {
                let anew = self.models.is_asked_anew(*point, root);
                if !anew && model.is_pristine(&self.answers, *point) != Some(false) {
                    continue;
                }
                for (index, act) in model.questions() {
                    let cell = (*point, index, act);
                    if !self.answers.cells.contains_key(&cell) && !self.follows(cell) {
                        again.entry(*point).or_default().push((index, act));
                    }
                }
            }
        }
        let subject = self.number;
        let tasks = again.into_iter().map(|(point, cells)| Task {
            subject,
            point,
            cells,
            round: 0,
        });
        tasks.collect()
    }

    /// Fills in what the models answer.
    pub(super) fn carried(mut self) -> Self {
        let mut answers = std::mem::take(&mut self.answers);
        for (root, model) in self.models.iter() {
            let anew = |point: &usize| self.models.is_asked_anew(*point, root);
            for point in model.followers.iter().filter(|point| !anew(point)) {
                for (index, act) in model.questions() {
                    model.fill(&mut answers, (*point, index, act));
                }
            }
        }
        self.answers = answers;
        self
    }

    /// Whether a move of the place copies it, as far as the type tells.
    pub(super) fn copies(&self, index: usize) -> bool {
        self.candidate(index).ty.as_ref().is_some_and(|ty| ty.copy)
    }

    /// The point with this number.
    pub(super) fn point(&self, number: usize) -> &Point {
        &self.plan.points[number]
    }
}
