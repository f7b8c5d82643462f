//! Asks the borrow checker, in as many rounds as it takes.
//!
//! ```text
//! cells (point, place, act) -> tasks (one copy each) -> compile -> Seen -> answers, and what has to be asked again
//! ```
//!
//! The probes of one task are arms of one `match`: separate paths, that mostly leave one another alone. Where they do
//! not (in a loop; or one refusal hides another, because rustc reports some errors once a variable or a conflict),
//! what is still open is asked again without what is settled, then place by place, then probe by probe.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::thread;

use crate::rustc::Outcome;
use crate::source::Function;
use crate::{Options, Source};

use super::compile::compile;
use super::copies::{self, Copy, Generated, Insertion, Piece};
use super::finding::{Finding, Kind};
use super::place::{self, Candidate};
use super::point::Point;
use super::types::Subject;
use super::verdict::{self, Act, Probe, Seen};

/// More rounds than this were never needed; what is open then is reported as not asked.
const ROUNDS: usize = 10;
/// Copies are compiled in files of about this many bytes.
const BATCH: usize = 192 * 1024;

/// What is asked of one place at one point.
pub(super) type Cell = (usize, usize, Act);

/// The answers for one function.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Refused, and why (more than one rule may forbid it). Empty: allowed.
    pub(super) cells: BTreeMap<Cell, Vec<Finding>>,
    /// The borrow checker came to the body.
    pub(super) reached: bool,
    /// Points that control never comes to.
    pub(super) unreachable: BTreeSet<usize>,
    /// Closures that a move copies: the type checker does not say that of closures in time.
    pub(super) copied: BTreeSet<usize>,
    /// Points whose copy did not pass the type checker, and why.
    pub(super) spoilt: BTreeMap<usize, Finding>,
}

/// Everything about one function while its questions are open.
struct Inquiry<'a> {
    subject: &'a Subject,
    function: &'a Function,
    generics: BTreeSet<String>,
    assignments: Vec<(usize, usize)>,
    answers: Answers,
}

/// The questions that one copy answers.
#[derive(Debug, Clone)]
struct Task {
    /// Index of the subject.
    subject: usize,
    point: usize,
    cells: Vec<(usize, Act)>,
    /// How often its questions were asked before.
    round: usize,
}

/// Asks about every cell of every subject; `settled` are answers known beforehand, by subject.
///
/// # Errors
/// One clause when the compiler cannot be run or was stopped.
pub(super) fn ask(
    source: &Source,
    options: &Options,
    subjects: &[Subject],
    settled: Vec<BTreeMap<Cell, Vec<Finding>>>,
) -> Result<Vec<Answers>, String> {
    let mut inquiries: Vec<Inquiry> = subjects
        .iter()
        .zip(settled)
        .map(|(subject, settled)| Inquiry::new(source, subject, settled))
        .collect();
    let mut tasks: Vec<Task> = inquiries
        .iter()
        .enumerate()
        .flat_map(|(index, inquiry)| inquiry.first_tasks(index))
        .collect();
    for _ in 0..ROUNDS {
        if tasks.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for (task, seen) in tasks.iter().zip(run(source, options, &inquiries, &tasks)?) {
            next.extend(inquiries[task.subject].absorb(task, seen));
        }
        tasks = next;
    }
    for task in tasks {
        let inquiry = &mut inquiries[task.subject];
        for (candidate, act) in task.cells {
            let why = Finding::own(Kind::NotAsked, "the probes disturbed one another");
            inquiry.refuse((task.point, candidate, act), why);
        }
    }
    Ok(inquiries.into_iter().map(|inquiry| inquiry.answers).collect())
}

/// Compiles the tasks in batches, two at a time, and gives what was seen for each task.
fn run(
    source: &Source,
    options: &Options,
    inquiries: &[Inquiry],
    tasks: &[Task],
) -> Result<Vec<Seen>, String> {
    let batches = batches(inquiries, tasks);
    let mut seen = Vec::new();
    for pair in batches.chunks(2) {
        let mut probes: Vec<Vec<Probe>> = vec![Vec::new(); pair.len()];
        let files: Vec<Generated> = pair
            .iter()
            .zip(&mut probes)
            .map(|(batch, probes)| {
                let copies: Vec<Copy> =
                    batch.iter().map(|task| inquiries[task.subject].copy(task, probes)).collect();
                copies::generate(source, &copies)
            })
            .collect();
        let outcomes: Vec<Result<Outcome, String>> = thread::scope(|scope| {
            let compiling: Vec<_> = files
                .iter()
                .map(|file| scope.spawn(|| compile(&file.text, options)))
                .collect();
            let crashed = || Err("memscope's own thread ended early".to_owned());
            compiling.into_iter().map(|run| run.join().unwrap_or_else(|_| crashed())).collect()
        });
        for ((file, probes), outcome) in files.iter().zip(&probes).zip(outcomes) {
            seen.extend(verdict::read(source, file, &outcome?, probes));
        }
    }
    Ok(seen)
}

/// Stretches of tasks whose copies make a file of a bounded size.
fn batches<'a>(inquiries: &[Inquiry], tasks: &'a [Task]) -> Vec<&'a [Task]> {
    let mut batches = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, task) in tasks.iter().enumerate() {
        let function = inquiries[task.subject].function;
        size += function.body.len() + task.cells.len() * 48;
        if size >= BATCH {
            batches.push(&tasks[start..=index]);
            (start, size) = (index + 1, 0);
        }
    }
    if start < tasks.len() {
        batches.push(&tasks[start..]);
    }
    batches
}

impl<'a> Inquiry<'a> {
    fn new(source: &'a Source, subject: &'a Subject, settled: BTreeMap<Cell, Vec<Finding>>) -> Self {
        let function = &source.functions[subject.function];
        Self {
            subject,
            function,
            generics: generics(function),
            assignments: place::assignments(function),
            answers: Answers {
                cells: settled,
                ..Answers::default()
            },
        }
    }

    fn candidate(&self, index: usize) -> &Candidate {
        &self.subject.candidates[index]
    }

    fn holds(&self, index: usize) -> bool {
        self.candidate(index).may_hold_a_borrow(&self.generics)
    }

    fn first_tasks(&self, subject: usize) -> Vec<Task> {
        let mut tasks = Vec::new();
        for (number, point) in self.subject.points.iter().enumerate() {
            let mut groups: [Vec<(usize, Act)>; 3] = Default::default();
            let available = point.available(self.function, &self.subject.candidates);
            let around =
                |index: usize| !point.loops_around(self.function, self.candidate(index).root).is_empty();
            let looping = available.iter().any(|index| around(*index));
            for index in available {
                for act in [Act::Read, Act::Write, Act::Assign, Act::Move] {
                    if self.answers.cells.contains_key(&(number, index, act)) {
                        continue;
                    }
                    // In a loop, what a probe moves is gone for all probes of the next iteration, and a borrow that
                    // one probe stretches reaches back to those of the one before: keep them apart.
                    let copies = self.candidate(index).ty.as_ref().is_some_and(|ty| ty.copy);
                    let group = match act {
                        Act::Move if around(index) && !copies => 2,
                        _ if looping && self.holds(index) => 1,
                        _ => 0,
                    };
                    groups[group].push((index, act));
                }
            }
            // The function's opening is always visited: it tells whether borrow checking came to the body at all.
            let opening = number == 0;
            if opening && groups.iter().all(Vec::is_empty) {
                tasks.push(Task {
                    subject,
                    point: number,
                    cells: Vec::new(),
                    round: 0,
                });
            }
            let filled = groups.into_iter().filter(|cells| !cells.is_empty());
            tasks.extend(filled.map(|cells| Task {
                subject,
                point: number,
                cells,
                round: 0,
            }));
        }
        tasks
    }

    /// The copy that asks a task's questions. Numbers of its probes are their places in `probes`.
    fn copy(&self, task: &Task, probes: &mut Vec<Probe>) -> Copy {
        let point = &self.subject.points[task.point];
        let mut insertions = Vec::new();
        let mut pieces = vec![Piece::Glue("match crate::__memscope::n() { 0 => ".to_owned())];
        pieces.push(Piece::Probe(
            probes.len(),
            "{ let __u: u8; crate::__memscope::r(&__u) }".to_owned(),
        ));
        probes.push(Probe::Sentinel);
        for (arm, (candidate, act)) in task.cells.iter().enumerate() {
            let arm = arm + 1;
            let place = &self.candidate(*candidate).text;
            pieces.push(Piece::Glue(format!(", {arm} => ")));
            let number = probes.len();
            probes.push(Probe::Ask {
                candidate: *candidate,
                act: *act,
            });
            let text = match act {
                Act::Read => format!("crate::__memscope::r(&{place})"),
                Act::Write => format!("crate::__memscope::w(&mut {place})"),
                Act::Assign => format!("{place} = crate::__memscope::a()"),
                Act::Move => format!("crate::__memscope::t({place})"),
            };
            let tokens = match act {
                Act::Move => self.tokens_at(point, *candidate),
                _ => Vec::new(),
            };
            pieces.push(Piece::Glue("{ ".to_owned()));
            pieces.push(Piece::Probe(number, text));
            if *act == Act::Move && self.candidate(*candidate).is_closure() {
                pieces.push(Piece::Glue("; ".to_owned()));
                pieces.push(Piece::Probe(probes.len(), format!("crate::__memscope::t({place})")));
                probes.push(Probe::Again { of: number });
            }
            for (level, at) in tokens.into_iter().enumerate() {
                let token = format!("__k{arm}_{level}");
                insertions.push(Insertion {
                    at,
                    pieces: vec![Piece::Glue(format!("let {token} = crate::__memscope::K; "))],
                });
                pieces.push(Piece::Glue("; ".to_owned()));
                pieces.push(Piece::Probe(probes.len(), format!("crate::__memscope::t({token})")));
                probes.push(Probe::Token { of: number, level });
            }
            pieces.push(Piece::Glue(" }".to_owned()));
        }
        pieces.push(Piece::Glue(", _ => {} };".to_owned()));
        insertions.extend(point.insert(pieces));
        Copy {
            function: self.subject.function,
            insertions,
        }
    }

    /// Where tokens have to be declared so that each outlives one of the loops around: before the statement with the
    /// loop.
    fn tokens_at(&self, point: &Point, candidate: usize) -> Vec<usize> {
        let loops = point.loops_around(self.function, self.candidate(candidate).root);
        let before = |around: &Range<usize>| {
            let spans = self.function.statements.iter().map(|statement| &statement.span);
            spans
                .filter(|span| span.start <= around.start && around.end <= span.end)
                .min_by_key(|span| span.len())
                .map(|span| span.start)
        };
        loops.into_iter().filter_map(before).collect()
    }

    /// Takes in what was seen and gives the tasks that are left over.
    fn absorb(&mut self, task: &Task, seen: Seen) -> Vec<Task> {
        let point = task.point;
        if !seen.broken.is_empty() {
            for ((candidate, act), finding) in seen.broken {
                let untyped = finding.code.as_deref() == Some("E0282");
                self.refuse((point, candidate, act), finding.clone());
                // rustc stops at the first value whose type it does not know yet; all its parts are in the same case.
                for index in self.relatives(point, candidate) {
                    if untyped && !self.candidate(index).is_whole() {
                        self.refuse_uses(point, index, true, &finding);
                    }
                }
            }
            return self.again(task, task.round);
        }
        if let Some(finding) = seen.spoilt {
            self.answers.spoilt.insert(point, finding);
            return Vec::new();
        }
        if !seen.reached {
            self.answers.unreachable.insert(point);
            return Vec::new();
        }
        self.answers.reached = true;
        let mut again = false;
        for ((candidate, act), finding) in seen.refused {
            again |= self.refuse_with_relatives((point, candidate, act), finding);
        }
        for ((candidate, _), finding) in seen.expired {
            self.expire(point, candidate, finding);
            // The compiler names one later use of a borrow. Another place may hold the same borrow.
            again |= self.open(task).iter().any(|(index, _)| self.holds(*index));
        }
        for ((candidate, act), finding) in seen.used_later {
            let comes_round =
                |level: &usize| seen.come_round.contains(&((candidate, act), *level));
            if self.unfilled_loops(point, candidate).iter().any(comes_round) {
                self.refuse((point, candidate, act), finding);
            }
        }
        if seen.clash {
            return self.split(task);
        }
        if again {
            return self.again(task, task.round + 1);
        }
        for (candidate, act) in self.open(task) {
            let closure = act == Act::Move && self.candidate(candidate).is_closure();
            if closure && !seen.not_copied.contains(&candidate) {
                self.answers.copied.insert(candidate);
            }
            self.answers.cells.insert((point, candidate, act), Vec::new());
        }
        Vec::new()
    }

    /// The questions of a task that have no answer yet.
    fn open(&self, task: &Task) -> Vec<(usize, Act)> {
        let cells = task.cells.iter().copied();
        cells
            .filter(|(candidate, act)| !self.answers.cells.contains_key(&(task.point, *candidate, *act)))
            .collect()
    }

    /// What is open, together at first, and place by place when that was in vain.
    fn again(&self, task: &Task, round: usize) -> Vec<Task> {
        let cells = self.open(task);
        let rest = Task {
            cells,
            round,
            ..task.clone()
        };
        if round > 2 {
            return self.split(&rest);
        }
        Some(rest).filter(|rest| !rest.cells.is_empty()).into_iter().collect()
    }

    /// What is open, variable by variable; for a single variable, question by question.
    fn split(&self, task: &Task) -> Vec<Task> {
        let mut by_root: BTreeMap<usize, Vec<(usize, Act)>> = BTreeMap::new();
        let open = self.open(task);
        for cell in &open {
            by_root.entry(self.candidate(cell.0).root).or_default().push(*cell);
        }
        let groups: Vec<Vec<(usize, Act)>> = if by_root.len() > 1 {
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

    fn refuse(&mut self, cell: Cell, finding: Finding) {
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
    fn refuse_with_relatives(&mut self, cell: Cell, finding: Finding) -> bool {
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
                let ty = self.candidate(moved).ty.as_ref();
                let emptied = ty.is_some_and(|ty| ty.name.starts_with("Box<"));
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
        self.subject.candidates.iter().position(is_it)
    }

    /// Refuses every use of a variable whose borrow has run out: its type's lifetimes live or die as one.
    fn expire(&mut self, point: usize, candidate: usize, finding: Finding) {
        for index in self.relatives(point, candidate) {
            let assign = !self.candidate(index).is_whole();
            self.refuse_uses(point, index, assign, &finding);
        }
    }

    fn refuse_uses(&mut self, point: usize, candidate: usize, assign: bool, finding: &Finding) {
        let acts = [Act::Read, Act::Write, Act::Move];
        for act in acts.into_iter().chain(assign.then_some(Act::Assign)) {
            self.refuse((point, candidate, act), finding.clone());
        }
    }

    /// The candidates of the same variable that are in scope at the point.
    fn relatives(&self, point: usize, candidate: usize) -> Vec<usize> {
        let root = self.candidate(candidate).root;
        let candidates = &self.subject.candidates;
        let mut available = self.subject.points[point].available(self.function, candidates);
        available.retain(|index| candidates[*index].root == root);
        available
    }

    /// The loops around the point in which the variable is never given a new value, as levels from the innermost. In
    /// the others a move may come round to a full variable again.
    fn unfilled_loops(&self, point: usize, candidate: usize) -> Vec<usize> {
        let root = self.candidate(candidate).root;
        let loops = self.subject.points[point].loops_around(self.function, root);
        let filled = |range: &Range<usize>| {
            let mut assignments = self.assignments.iter();
            assignments.any(|(binding, at)| *binding == root && range.contains(at))
        };
        loops.into_iter().enumerate().filter(|(_, range)| !filled(range)).map(|(level, _)| level).collect()
    }
}

/// The type parameters that a function may mention: its own, and those of the trait's `impl` around it.
pub(super) fn generics(function: &Function) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut add = |generics: &syn::Generics| {
        names.extend(generics.type_params().map(|parameter| parameter.ident.to_string()));
    };
    add(&function.signature.generics);
    if let crate::source::Owner::TraitImpl(head) = &function.owner {
        add(&head.generics);
    }
    names
}
