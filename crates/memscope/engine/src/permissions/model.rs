//! What need not be asked because the answer to another question gives it.
//!
//! A variable is *pristine* where it has its value, all of it, nothing borrows it or a part of it, and the borrows in
//! it may still be used. What is permitted then is the same at every such point, whatever came before: its declaration
//! and its type decide. So everything is asked at one point, the model's, and a test is enough at the others:
//!
//! ```text
//! the model: the first point of a variable, where everything is asked     rwam
//! another point, pristine                                                 as at the model
//! another point, not pristine                                             what does not follow is asked too
//! ```
//!
//! The test is *write* of the variable. One without `mut` would refuse every write, which says nothing about its state
//! (and costs a message a point): the copies declare it `mut`, but for the model's, and what the model says about `mut`
//! is added here. Where `mut` cannot be put before a name (`self`, a name in a `match`), *read* and *assign* together
//! are the test: nothing but a borrow adds to what a missing `mut` says about an assignment. A `&mut` may be assigned
//! while what it points to is borrowed, so *write* of that belongs to its test.
//!
//! In a loop a move depends on more than the state, so moves are asked there.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Function, Role};

use super::finding::{Finding, Kind};
use super::place::Candidate;
use super::question::{Answers, Cell};
use super::report::Permission;
use super::types::FunctionPlan;

/// The variables of one function for which this holds.
#[derive(Debug, Default)]
pub(super) struct Models {
    by_binding: BTreeMap<usize, Model>,
    /// Points and bindings where everything is asked after all.
    anew: BTreeSet<(usize, usize)>,
}

#[derive(Debug)]
pub(super) struct Model {
    /// The candidate that is the variable.
    pub(super) whole: usize,
    /// The variable and its parts.
    pub(super) family: Vec<usize>,
    /// The program names parts of it.
    pub(super) has_parts: bool,
    /// Where everything is asked.
    pub(super) point: usize,
    /// Other points, where the test may be enough.
    pub(super) followers: BTreeSet<usize>,
    /// Those of them in a loop that the variable was declared outside of.
    looping: BTreeSet<usize>,
    /// Declared `mut`.
    pub(super) mutable: bool,
    /// Declared `mut`, or can be.
    pub(super) takes_mut: bool,
    /// The questions that tell whether it is pristine.
    pub(super) test: Vec<(usize, Permission)>,
}

impl Models {
    pub(super) fn of(
        function: &Function,
        plan: &FunctionPlan,
        generics: &BTreeSet<String>,
    ) -> Self {
        let candidates = &plan.candidates;
        let mut models: BTreeMap<usize, Model> = BTreeMap::new();
        for (number, point) in plan.points.iter().enumerate() {
            for index in point.available(function, candidates) {
                let candidate = &candidates[index];
                let root = candidate.root;
                if let Some(model) = models.get_mut(&root) {
                    if model.point != number && model.followers.insert(number) {
                        let around = !point.loops_around(function, root).is_empty();
                        model.looping.extend(around.then_some(number));
                    }
                } else if candidate.is_whole() && !function.bindings[root].deferred {
                    let model = Model::new(function, candidates, index, number, generics);
                    models.extend(model.map(|model| (root, model)));
                }
            }
        }
        Self {
            by_binding: models,
            anew: BTreeSet::new(),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Model)> {
        self.by_binding.iter().map(|(root, model)| (*root, model))
    }

    pub(super) fn get(&self, root: usize) -> Option<&Model> {
        self.by_binding.get(&root)
    }

    /// The model that decides about a variable at a point, unless that is its own.
    pub(super) fn at(&self, root: usize, point: usize) -> Option<&Model> {
        let model = self.by_binding.get(&root)?;
        Some(model)
            .filter(|_| !self.anew.contains(&(point, root)))
            .filter(|model| model.followers.contains(&point))
    }

    /// Has everything asked about a variable at a point.
    pub(super) fn ask_anew(&mut self, point: usize, root: usize) {
        self.anew.insert((point, root));
    }

    /// Whether everything is asked about a variable at a point after all.
    pub(super) fn is_asked_anew(&self, point: usize, root: usize) -> bool {
        self.anew.contains(&(point, root))
    }

    /// Gives up the model of a variable.
    pub(super) fn take(&mut self, root: usize) -> Option<Model> {
        self.by_binding.remove(&root)
    }
}

impl Model {
    /// `None` where nothing would tell whether the variable is pristine.
    fn new(
        function: &Function,
        candidates: &[Candidate],
        whole: usize,
        point: usize,
        generics: &BTreeSet<String>,
    ) -> Option<Self> {
        let root = candidates[whole].root;
        let binding = &function.bindings[root];
        let related = (0..candidates.len()).filter(|other| candidates[*other].root == root);
        // A part with an index is no part where the index has no name yet.
        let alone = |other: &usize| candidates[*other].others.is_empty();
        let name = candidates[whole].ty.as_ref()?.name.as_str();
        let reference = name.starts_with('&');
        // A pattern that matches through a reference binds references, and takes no `mut`.
        let by_value = binding.plain || !reference;
        // In a `match` the name may be a constant's, and the other alternatives need the same `mut`.
        let takes_mut = binding.mutable || (by_value && binding.role != Role::Pattern);
        let star = |index: &usize| candidates[*index].is_star_of_binding();
        let exclusive = reference && name.split(' ').take(2).any(|word| word.ends_with("mut"));
        let mut test = vec![(whole, Permission::Read), (whole, Permission::Assign)];
        if takes_mut {
            test = vec![(whole, Permission::Write)];
        } else if exclusive {
            test.push((related.clone().find(star)?, Permission::Write));
        } else if !reference && candidates[whole].may_hold_a_borrow(generics) {
            return None;
        }
        Some(Self {
            whole,
            has_parts: related.clone().count() > 1,
            family: related.filter(alone).collect(),
            point,
            followers: BTreeSet::new(),
            looping: BTreeSet::new(),
            mutable: binding.mutable,
            takes_mut,
            test,
        })
    }

    /// Whether a loop that the variable was declared outside of is around the point.
    pub(super) fn is_looping(&self, point: usize) -> bool {
        self.looping.contains(&point)
    }

    pub(super) fn questions(&self) -> impl Iterator<Item = (usize, Permission)> {
        let family = self.family.iter();
        family.flat_map(|index| Permission::ALL.map(|act| (*index, act)))
    }

    /// Whether the variable is pristine at a point. `None`: not known.
    pub(super) fn is_pristine(&self, answers: &Answers, point: usize) -> Option<bool> {
        let mut pristine = true;
        for (index, act) in &self.test {
            let found = answers.cells.get(&(point, *index, *act))?;
            pristine &= found.iter().all(|finding| finding.kind == Kind::NotMut);
        }
        Some(pristine)
    }

    /// Whether the variable was found to be borrowed at a point.
    pub(super) fn is_borrowed(&self, answers: &Answers, point: usize) -> bool {
        let found = |(index, act): &(usize, Permission)| answers.cells.get(&(point, *index, *act));
        let mut found = self.test.iter().filter_map(found).flatten();
        found.any(|finding| finding.kind.is_borrow())
    }

    /// Whether the model's own point is pristine, and everything was answered there.
    pub(super) fn is_complete(
        &self,
        answers: &Answers,
        settled: &BTreeMap<Cell, Vec<Finding>>,
    ) -> bool {
        let cells = self.questions();
        let mut cells = cells.map(|(index, act)| (self.point, index, act));
        let answered = |cell: Cell| {
            let found = answers.cells.get(&cell);
            let not_asked = |finding: &Finding| finding.kind == Kind::NotAsked;
            settled.contains_key(&cell) || found.is_some_and(|found| !found.iter().any(not_asked))
        };
        let declared = |act: &Permission| answers.cells.get(&(self.point, self.whole, *act));
        let mut tests = [Permission::Read, Permission::Write]
            .iter()
            .filter_map(declared)
            .flatten();
        cells.all(answered) && tests.all(|finding| finding.kind == Kind::NotMut)
    }

    pub(super) fn fill(&self, answers: &mut Answers, cell: Cell) {
        let (point, index, act) = cell;
        let Some(of_model) = answers.cells.get(&(self.point, index, act)).cloned() else {
            return;
        };
        let pristine = self.is_pristine(answers, point);
        let never = (index, act) == (self.whole, Permission::Assign)
            && !self.mutable
            && !self.is_borrowed(answers, point);
        match (pristine, answers.cells.get_mut(&cell)) {
            (Some(true), None) => drop(answers.cells.insert(cell, of_model)),
            (Some(false), None) if never => drop(answers.cells.insert(cell, of_model)),
            (None, _) | (_, None) => {}
            // Asked as it is declared: of one that is borrowed rustc may say only that.
            (_, Some(_)) if index == self.whole && act == Permission::Assign => {}
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
