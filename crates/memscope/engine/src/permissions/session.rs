//! What is known about one function while its questions are open, and what one answer says about the others.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::Source;
use crate::source::Function;

use super::diagnostics::Seen;
use super::finding::{Finding, Kind};
use super::model::Models;
use super::place::{self, Candidate};
use super::progress::Progress;
use super::question::{Answers, Cell, Task};
use super::report::Permission;
use super::types::FunctionPlan;

/// Everything about one function while its questions are open.
pub(super) struct Session<'a> {
    /// Index of the plan.
    pub(super) number: usize,
    pub(super) plan: &'a FunctionPlan,
    pub(super) function: &'a Function,
    generics: BTreeSet<String>,
    blocks: Vec<Range<usize>>,
    pub(super) assignments: Vec<(usize, usize)>,
    pub(super) models: Models,
    /// How far the questions about many points have come.
    pub(super) progress: Progress,
    /// Answered before anything was asked.
    pub(super) settled: BTreeMap<Cell, Vec<Finding>>,
    pub(super) answers: Answers,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        source: &'a Source,
        number: usize,
        plan: &'a FunctionPlan,
        settled: BTreeMap<Cell, Vec<Finding>>,
        sound: bool,
    ) -> Self {
        let function = &source.functions[plan.function];
        let generics = generics(function);
        let models = match sound {
            true => Models::of(function, plan, &generics),
            // Where the program has errors of its own, the answers depend on more than the state of a place.
            false => Models::default(),
        };
        Self {
            number,
            plan,
            function,
            generics,
            blocks: place::blocks(function),
            assignments: place::assignments(function),
            models,
            progress: Progress::of(sound),
            settled: settled.clone(),
            answers: Answers {
                cells: settled,
                ..Answers::default()
            },
        }
    }

    pub(super) fn candidate(&self, index: usize) -> &Candidate {
        &self.plan.candidates[index]
    }

    pub(super) fn holds(&self, index: usize) -> bool {
        self.candidate(index).may_hold_a_borrow(&self.generics)
    }

    pub(super) fn is_box(&self, index: usize) -> bool {
        let ty = self.candidate(index).ty.as_ref();
        ty.is_some_and(|ty| ty.name.starts_with("Box<"))
    }

    /// What is open after the last round is said to be so.
    pub(super) fn give_up(&mut self) {
        for number in 0..self.plan.points.len() {
            let closed = &self.answers;
            if closed.unreachable.contains(&number) || closed.spoiled.contains_key(&number) {
                continue;
            }
            let available = self
                .point(number)
                .available(self.function, &self.plan.candidates);
            for (index, act) in available
                .into_iter()
                .flat_map(|index| Permission::ALL.map(|act| (index, act)))
            {
                let cell = (number, index, act);
                if !self.answers.cells.contains_key(&cell) && !self.follows(cell) {
                    let why = Finding::own(Kind::NotAsked, "the probes disturbed one another");
                    self.refuse(cell, why);
                }
            }
        }
    }

    /// The innermost block, or bare expression with names of its own, around a byte.
    pub(super) fn block_around(&self, at: usize) -> Range<usize> {
        let around = self.blocks.iter().filter(|range| range.contains(&at));
        let innermost = around.min_by_key(|range| range.len());
        innermost.unwrap_or(&self.function.body).clone()
    }

    /// Takes in what was seen and gives the tasks that are left over.
    pub(super) fn absorb(&mut self, task: &Task, seen: Seen) -> Vec<Task> {
        let point = task.point;
        let asked = self.open(task);
        if !seen.broken.is_empty() {
            for (cell, finding) in seen.broken {
                self.refuse_broken(cell, finding);
            }
            return self.again(task, task.round);
        }
        if let Some(finding) = seen.spoiled {
            self.answers.spoiled.insert(point, finding);
            return Vec::new();
        }
        if !seen.reached.contains(&point) {
            self.answers.unreachable.insert(point);
            return Vec::new();
        }
        self.answers.reached = true;
        let (mut again, mut expired) = (false, false);
        let anew = self.ask_anew(point, &seen);
        for ((_, candidate, act), finding) in seen.refused {
            if anew.contains(&self.candidate(candidate).root) {
                continue;
            }
            again |= self.refuse_with_relatives((point, candidate, act), finding);
        }
        for ((_, candidate, _), finding) in seen.expired {
            expired = true;
            if !anew.contains(&self.candidate(candidate).root) {
                self.expire(point, candidate, finding);
            }
        }
        for ((_, candidate, act), finding) in seen.used_later {
            let comes_round =
                |level: &usize| seen.come_round.contains(&((point, candidate, act), *level));
            if self
                .unfilled_loops(point, candidate)
                .iter()
                .any(comes_round)
            {
                self.refuse((point, candidate, act), finding);
            }
        }
        if !seen.clashes.is_empty() {
            return self.split(task);
        }
        if again {
            return self.again(task, task.round + 1);
        }
        let open = self.open(task);
        // What a refusal has only now made a question was not asked.
        for (candidate, act) in asked.into_iter().filter(|cell| open.contains(cell)) {
            if anew.contains(&self.candidate(candidate).root) {
                continue;
            }
            // The compiler names one later use of a borrow. Another place may hold the same borrow.
            if !expired || !self.holds(candidate) {
                self.permit((point, candidate, act), &seen.not_copied);
            }
        }
        self.again(task, task.round + 1)
    }

    pub(super) fn permit(&mut self, cell: Cell, not_copied: &BTreeSet<usize>) {
        let (_, candidate, act) = cell;
        let closure = act == Permission::Move && self.candidate(candidate).is_closure();
        if closure && !not_copied.contains(&candidate) {
            self.answers.copied.insert(candidate);
        }
        self.answers.cells.insert(cell, Vec::new());
    }

    /// What is no program here, for other reasons than borrowing.
    pub(super) fn refuse_broken(&mut self, cell: Cell, finding: Finding) {
        let (point, candidate, _) = cell;
        let untyped = finding.code.as_deref() == Some("E0282");
        self.refuse(cell, finding.clone());
        // rustc stops at the first value whose type it does not know yet; all its parts are in the same case.
        for index in self.relatives(point, candidate) {
            if untyped && !self.candidate(index).is_whole() {
                self.refuse_uses(point, index, true, &finding);
            }
        }
    }

    /// The questions of a task that have no answer yet, but for those that another one answers.
    pub(super) fn open(&self, task: &Task) -> Vec<(usize, Permission)> {
        let mut cells = self.unanswered(task);
        cells.retain(|(candidate, act)| !self.follows((task.point, *candidate, *act)));
        cells
    }

    fn unanswered(&self, task: &Task) -> Vec<(usize, Permission)> {
        let known = &self.answers.cells;
        let mut cells = task.cells.clone();
        cells.retain(|(candidate, act)| !known.contains_key(&(task.point, *candidate, *act)));
        cells
    }

    /// What is open, together at first, and place by place when that was in vain.
    fn again(&self, task: &Task, round: usize) -> Vec<Task> {
        if self.open(task).is_empty() {
            return Vec::new();
        }
        let cells = self.unanswered(task);
        let rest = Task {
            cells,
            round,
            ..task.clone()
        };
        if round > 2 {
            return self.split(&rest);
        }
        vec![rest]
    }

    /// What is open, variable by variable; for a single variable, question by question.
    fn split(&self, task: &Task) -> Vec<Task> {
        let mut by_root: BTreeMap<usize, Vec<(usize, Permission)>> = BTreeMap::new();
        let open = self.open(task);
        for cell in &open {
            by_root
                .entry(self.candidate(cell.0).root)
                .or_default()
                .push(*cell);
        }
        let groups: Vec<Vec<(usize, Permission)>> = if by_root.len() > 1 {
            by_root.into_values().collect()
        } else {
            open.into_iter().map(|cell| vec![cell]).collect()
        };
        groups
            .into_iter()
            .map(|cells| Task {
                cells,
                round: task.round + 1,
                ..task.clone()
            })
            .collect()
    }

    pub(super) fn refuse(&mut self, cell: Cell, finding: Finding) {
        let findings = self.answers.cells.entry(cell).or_default();
        if finding.kind != Kind::NotAsked {
            // What could not be asked may still follow from another answer.
            findings.retain(|known| known.kind != Kind::NotAsked);
        }
        if findings.iter().all(|known| known.kind != finding.kind) {
            findings.push(finding);
        }
    }

    /// Refuses a cell, and those that the same fact refuses: rustc reports a missing value once a variable or once a
    /// move, wherever it comes first. True when the fact hides something that has to be asked again.
    pub(super) fn refuse_with_relatives(&mut self, cell: Cell, finding: Finding) -> bool {
        let (point, asked, _) = cell;
        self.refuse(cell, finding.clone());
        let relatives: Vec<usize> = self.relatives(point, asked);
        match finding.kind {
            Kind::Uninitialised => {
                for index in relatives {
                    let assign = !self.candidate(index).is_whole();
                    self.refuse_uses(point, index, assign, &finding);
                }
                false
            }
            Kind::Moved | Kind::PartlyMoved => {
                let moved = self.place_named(&finding.message, asked).unwrap_or(asked);
                let whole = finding.kind == Kind::Moved;
                // A box whose content was taken out is reported as moved, like one that was given away.
                let emptied = self.is_box(moved);
                for index in relatives {
                    if index == moved || (emptied && self.candidate(index).is_star_of_binding()) {
                        self.refuse_uses(point, index, false, &finding);
                    } else if whole && self.candidate(index).is_within(self.candidate(moved)) {
                        self.refuse_uses(point, index, true, &finding);
                    }
                }
                // Of the places that one move takes, rustc names the innermost that is asked for, or the first. What
                // lies around a part, and which part of a whole, has to be asked without it.
                !whole || emptied || !self.candidate(moved).is_whole() || moved != asked
            }
            _ => false,
        }
    }

    /// The candidate of the same variable that the message is about: "assign to part of moved value: `p`".
    fn place_named(&self, message: &str, asked: usize) -> Option<usize> {
        let name = message.split('`').nth(1)?;
        let root = self.candidate(asked).root;
        let is_it = |candidate: &Candidate| candidate.root == root && candidate.text == name;
        self.plan.candidates.iter().position(is_it)
    }

    /// Refuses every use of a variable whose borrow has run out: its type's lifetimes live or die as one.
    pub(super) fn expire(&mut self, point: usize, candidate: usize, finding: Finding) {
        for index in self.relatives(point, candidate) {
            let assign = !self.candidate(index).is_whole();
            self.refuse_uses(point, index, assign, &finding);
        }
    }

    pub(super) fn refuse_uses(
        &mut self,
        point: usize,
        candidate: usize,
        assign: bool,
        finding: &Finding,
    ) {
        let acts = [Permission::Read, Permission::Write, Permission::Move];
        for act in acts.into_iter().chain(assign.then_some(Permission::Assign)) {
            self.refuse((point, candidate, act), finding.clone());
        }
    }

    /// The candidates of the same variable that are in scope at the point.
    pub(super) fn relatives(&self, point: usize, candidate: usize) -> Vec<usize> {
        let root = self.candidate(candidate).root;
        let candidates = &self.plan.candidates;
        let mut available = self.plan.points[point].available(self.function, candidates);
        available.retain(|index| candidates[*index].root == root);
        available
    }

    /// The loops around the point in which the variable is never given a new value, as levels from the innermost. In
    /// the others a move may come round to a full variable again.
    fn unfilled_loops(&self, point: usize, candidate: usize) -> Vec<usize> {
        let root = self.candidate(candidate).root;
        let loops = self.plan.points[point].loops_around(self.function, root);
        let filled = |range: &Range<usize>| {
            let mut assignments = self.assignments.iter();
            assignments.any(|(binding, at)| *binding == root && range.contains(at))
        };
        loops
            .into_iter()
            .enumerate()
            .filter(|(_, range)| !filled(range))
            .map(|(level, _)| level)
            .collect()
    }
}

/// The type parameters that a function may mention: its own, and those of the trait's `impl` around it.
pub(super) fn generics(function: &Function) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut add = |generics: &syn::Generics| {
        names.extend(
            generics
                .type_params()
                .map(|parameter| parameter.ident.to_string()),
        );
    };
    add(&function.signature.generics);
    if let crate::source::Owner::TraitImpl(head) = &function.owner {
        add(&head.generics);
    }
    names
}
