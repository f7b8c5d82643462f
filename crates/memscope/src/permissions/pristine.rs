//! What need not be asked because the answer to another question gives it.
//!
//! A variable that may be mutably borrowed is *pristine*: it has its value, all of it, nothing borrows it or a part of
//! it, and the borrows in it may still be used. What is permitted then is the same at every such point, whatever came
//! before: its declaration and its type decide. So one question a point is enough, *write* of the variable:
//!
//! ```text
//! the model: the first point of a variable, where everything is asked     rwam
//! another point, write is permitted                                       as at the model
//! another point, write is refused                                         what does not follow is asked too
//! ```
//!
//! A variable without `mut` would refuse every write, which says nothing about its state (and costs a message a
//! point): the copies declare it `mut`, but for the model's, and what the model says about `mut` is added here.
//!
//! In a loop a move depends on more than the state, and probes disturb one another: there everything is asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Function, Role};

use super::copies::{Insertion, Piece};
use super::finding::{Finding, Kind};
use super::inquiry::{Answers, Cell, Inquiry, Task};
use super::types::Subject;
use super::verdict::{Act, Seen};

const ACTS: [Act; 4] = [Act::Read, Act::Write, Act::Assign, Act::Move];

/// The variables of one function for which this holds.
#[derive(Debug, Default)]
pub(super) struct Models {
    by_binding: BTreeMap<usize, Model>,
    /// Points and bindings where everything is asked after all.
    anew: BTreeSet<(usize, usize)>,
}

#[derive(Debug)]
struct Model {
    /// The candidate that is the variable.
    whole: usize,
    /// The variable and its parts.
    family: Vec<usize>,
    /// The program names parts of it.
    has_parts: bool,
    /// Where everything is asked.
    point: usize,
    /// Other points, where one question may be enough.
    followers: BTreeSet<usize>,
    /// Declared `mut`.
    mutable: bool,
}

impl Models {
    pub(super) fn of(function: &Function, subject: &Subject) -> Self {
        let candidates = &subject.candidates;
        let mut models: BTreeMap<usize, Model> = BTreeMap::new();
        for (number, point) in subject.points.iter().enumerate() {
            let available = point.available(function, candidates);
            let around = |index: &usize| {
                let root = candidates[*index].root;
                !point.loops_around(function, root).is_empty()
            };
            if available.iter().any(around) {
                continue;
            }
            for index in available {
                let candidate = &candidates[index];
                let root = candidate.root;
                if let Some(model) = models.get_mut(&root) {
                    if model.point != number {
                        model.followers.insert(number);
                    }
                } else if candidate.is_whole() && fit(function, subject, index) {
                    let related = |other: &usize| candidates[*other].root == root;
                    let alone = |other: &usize| candidates[*other].others.is_empty();
                    let related = (0..candidates.len()).filter(related);
                    let model = Model {
                        whole: index,
                        has_parts: related.clone().count() > 1,
                        family: related.filter(alone).collect(),
                        point: number,
                        followers: BTreeSet::new(),
                        mutable: function.bindings[root].mutable,
                    };
                    models.insert(root, model);
                }
            }
        }
        models.retain(|_, model| !model.followers.is_empty());
        Self {
            by_binding: models,
            anew: BTreeSet::new(),
        }
    }

    /// The model that decides about a variable at a point, unless that is its own.
    fn at(&self, root: usize, point: usize) -> Option<&Model> {
        let model = self.by_binding.get(&root)?;
        Some(model)
            .filter(|_| !self.anew.contains(&(point, root)))
            .filter(|model| model.followers.contains(&point))
    }
}

/// Whether what holds for a variable can be read off a model.
fn fit(function: &Function, subject: &Subject, whole: usize) -> bool {
    let candidate = &subject.candidates[whole];
    let binding = &function.bindings[candidate.root];
    // In a `match` the name may be a constant's.
    let takes_mut = binding.plain && binding.role != Role::Pattern;
    // A part with an index is no part where the index has no name yet, so no model knows it.
    let mut parts = subject.candidates.iter();
    let indexed = parts.any(|other| other.root == candidate.root && !other.others.is_empty());
    // Whether a closure is copied is told by its moves.
    candidate.ty.is_some()
        && !candidate.is_closure()
        && !binding.deferred
        && (binding.mutable || (takes_mut && !indexed))
}

impl Inquiry<'_> {
    /// Whether a question is left out because what is known, or is being asked, gives its answer.
    pub(super) fn follows(&self, (point, index, act): Cell) -> bool {
        let Some(model) = self.models.at(self.candidate(index).root, point) else {
            return false;
        };
        if !model.family.contains(&index) || (index, act) == (model.whole, Act::Write) {
            return false;
        }
        if (index, act) == (model.whole, Act::Assign) && !model.mutable {
            // Nothing but a borrow has a say beside the missing `mut`.
            return !is_borrowed(&self.answers, point, model.whole);
        }
        is_pristine(&self.answers, point, model.whole) != Some(false)
    }

    /// The variables that were seen to be moved at a point and have parts: which place of several a message about a
    /// move names hangs on all that are asked, so they are asked together.
    pub(super) fn ask_anew(&mut self, point: usize, seen: &Seen) -> BTreeSet<usize> {
        let moved = |finding: &Finding| matches!(finding.kind, Kind::Moved | Kind::PartlyMoved);
        let refused = seen.refused.iter().filter(|(_, finding)| moved(finding));
        let mut roots: BTreeSet<usize> = refused
            .map(|((index, _), _)| self.candidate(*index).root)
            .collect();
        roots.retain(|root| {
            let model = self.models.at(*root, point);
            model.is_some_and(|model| model.has_parts)
        });
        self.models
            .anew
            .extend(roots.iter().map(|root| (point, *root)));
        roots
    }

    /// Puts `mut` before the variables that a copy asks about at other points than their model's.
    pub(super) fn made_mutable(&self, task: &Task) -> Vec<Insertion> {
        let asked = self.open(task);
        // What a refused write has made a question is asked of the variable as it is declared.
        let models = asked.iter().filter_map(|(index, act)| {
            let root = self.candidate(*index).root;
            let model = self.models.at(root, task.point)?;
            Some(root).filter(|_| !model.mutable && (*index, *act) == (model.whole, Act::Write))
        });
        models
            .map(|root| Insertion {
                at: self.function.bindings[root].span.start,
                pieces: vec![Piece::Mut],
            })
            .collect()
    }

    /// The questions that are open after all, because a model has no answer: its point is never reached, or a type is
    /// not known there yet. They are asked as if there were no models.
    pub(super) fn without_model(&mut self, subject: usize) -> Vec<Task> {
        let mut again: BTreeMap<usize, Vec<(usize, Act)>> = BTreeMap::new();
        for model in self.models.by_binding.values_mut() {
            if model.is_complete(&self.answers, &self.settled) {
                continue;
            }
            for point in std::mem::take(&mut model.followers) {
                let answers = &mut self.answers;
                if answers.unreachable.contains(&point) || answers.spoiled.contains_key(&point) {
                    continue;
                }
                for (index, act) in model.questions() {
                    let cell = (point, index, act);
                    // What was answered with a `mut` that is not there is asked again.
                    if !model.mutable && !self.settled.contains(&cell) {
                        answers.cells.remove(&cell);
                    }
                    if !answers.cells.contains_key(&cell) {
                        again.entry(point).or_default().push((index, act));
                    }
                }
            }
        }
        // A variable asked about question by question has lost those that its refused write makes.
        let models = self.models.by_binding.iter();
        let pairs = models.flat_map(|(root, model)| {
            let points = model.followers.iter();
            points.map(move |point| (*point, *root, model))
        });
        for (point, root, model) in pairs {
            if is_pristine(&self.answers, point, model.whole) != Some(false)
                && !self.models.anew.contains(&(point, root))
            {
                continue;
            }
            for (index, act) in model.questions() {
                let cell = (point, index, act);
                if !self.answers.cells.contains_key(&cell) && !self.follows(cell) {
                    again.entry(point).or_default().push((index, act));
                }
            }
        }
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
        for (root, model) in &self.models.by_binding {
            let points = model.followers.iter();
            for point in points.filter(|point| !self.models.anew.contains(&(**point, *root))) {
                let pristine = is_pristine(&self.answers, *point, model.whole);
                for (index, act) in model.questions() {
                    model.fill(&mut self.answers, (*point, index, act), pristine);
                }
            }
        }
        self
    }
}

impl Model {
    fn questions(&self) -> impl Iterator<Item = (usize, Act)> {
        let family = self.family.iter();
        family.flat_map(|index| ACTS.map(|act| (*index, act)))
    }

    /// Whether the model's own point is pristine, and everything was answered there.
    fn is_complete(&self, answers: &Answers, settled: &BTreeSet<Cell>) -> bool {
        let mut cells = self
            .questions()
            .map(|(index, act)| (self.point, index, act));
        let answered = |cell: Cell| {
            let found = answers.cells.get(&cell);
            let not_asked = |finding: &Finding| finding.kind == Kind::NotAsked;
            settled.contains(&cell) || found.is_some_and(|found| !found.iter().any(not_asked))
        };
        cells.all(answered) && is_pristine(answers, self.point, self.whole) == Some(true)
    }

    fn fill(&self, answers: &mut Answers, cell: Cell, pristine: Option<bool>) {
        let (_, index, act) = cell;
        let Some(of_model) = answers.cells.get(&(self.point, index, act)).cloned() else {
            return;
        };
        let never = (index, act) == (self.whole, Act::Assign)
            && !self.mutable
            && !is_borrowed(answers, cell.0, self.whole);
        match (pristine, answers.cells.get_mut(&cell)) {
            (Some(true), None) => drop(answers.cells.insert(cell, of_model)),
            (Some(false), None) if never => drop(answers.cells.insert(cell, of_model)),
            (None, _) | (_, None) => {}
            // Asked as it is declared: of one that is borrowed rustc may say only that.
            (_, Some(_)) if index == self.whole && act == Act::Assign => {}
            // What refuses an act in the best of states refuses it in every other.
            (_, Some(known)) => {
                for finding in of_model {
                    if known
                        .iter()
                        .all(|other| other.kind != finding.kind && other.kind != Kind::NotAsked)
                    {
                        known.push(finding);
                    }
                }
            }
        }
    }
}

/// Whether a variable was found to be borrowed at a point.
fn is_borrowed(answers: &Answers, point: usize, whole: usize) -> bool {
    let found = answers.cells.get(&(point, whole, Act::Write));
    found.is_some_and(|found| found.iter().any(|finding| finding.kind.is_borrow()))
}

/// Whether a variable may be mutably borrowed at a point, but for a missing `mut`. `None`: not known.
fn is_pristine(answers: &Answers, point: usize, whole: usize) -> Option<bool> {
    let found = answers.cells.get(&(point, whole, Act::Write))?;
    Some(found.iter().all(|finding| finding.kind == Kind::NotMut))
}
