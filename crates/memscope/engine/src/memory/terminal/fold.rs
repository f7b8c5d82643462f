//! Equal rounds of a loop, taken together.
//!
//! Two rounds are equal when they take the same steps, in which the same kinds of things happen. Of equal ones in a row
//! the first two and the last are shown.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use crate::memory::model::{EventKind, Step, StepKind};
use crate::{Source, View};

/// What a terminal shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The step of this index.
    Step(usize),
    /// Rounds of which only what changed is said.
    Rounds(Rounds),
}

impl Shown {
    /// The index of its first step.
    pub(crate) fn first(&self) -> usize {
        match self {
            Self::Step(index) => *index,
            Self::Rounds(rounds) => rounds.steps.start,
        }
    }
}

/// Equal rounds of one loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rounds {
    /// Their numbers in this run of the loop, counted from 1.
    first: usize,
    last: usize,
    /// The lines of the loop on which they take steps.
    lines: (usize, usize),
    steps: Range<usize>,
    /// The variables that hold something else in one of them than in the round before.
    changed: Vec<String>,
    printed: bool,
    taken: usize,
    freed: usize,
}

/// So many equal rounds in a row are shown before the others are folded.
const BEFORE: usize = 2;
/// So few rounds are not worth it.
const FEW: usize = 2;
/// So many variables are named.
const NAMED: usize = 8;

impl fmt::Display for Rounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, .. } = self;
        write!(f, "rounds {first} to {last} repeat ")?;
        match self.lines {
            (from, to) if from == to => write!(f, "line {from}; ")?,
            (from, to) => write!(f, "lines {from} to {to}; ")?,
        }
        let names = self.changed.iter().take(NAMED);
        let mut said: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        if self.changed.len() > NAMED {
            said.push(format!("{} more variables", self.changed.len() - NAMED));
        }
        if self.printed {
            said.push("what is printed".to_owned());
        }
        match said.as_slice() {
            [] => write!(f, "nothing that is shown changed")?,
            [one] => write!(f, "only {one} changed")?,
            [most @ .., last] => write!(f, "only {} and {last} changed", most.join(", "))?,
        }
        match (self.taken, self.freed) {
            (0, 0) => {}
            (taken, 0) => write!(f, "; {} taken", blocks(taken))?,
            (0, freed) => write!(f, "; {} freed", blocks(freed))?,
            (taken, freed) => write!(f, "; {} taken, {freed} freed", blocks(taken))?,
        }
        let (from, to) = (self.steps.start + 1, self.steps.end);
        write!(f, " (steps {from} to {to}; --all shows them)")
    }
}

fn blocks(count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} block{s}")
}

/// What the view shows of the steps, in their order. A round with a step that `is_kept` is never folded.
pub(crate) fn fold(
    source: &Source,
    steps: &[Step],
    view: &View,
    is_kept: &dyn Fn(usize) -> bool,
) -> Vec<Shown> {
    let mut folder = Folder {
        steps,
        loops: loops(source),
        is_kept,
        shown: Vec::new(),
    };
    if view.all {
        folder.shown.extend((0..steps.len()).map(Shown::Step));
    } else {
        folder.walk(0..steps.len());
    }
    let mut shown = folder.shown;
    if let Some(lines) = &view.lines {
        let touches = |from: usize, to: usize| from <= *lines.end() && to >= *lines.start();
        shown.retain(|one| match one {
            Shown::Step(index) => touches(steps[*index].first_line, steps[*index].line),
            Shown::Rounds(rounds) => steps[rounds.steps.clone()]
                .iter()
                .any(|step| touches(step.first_line, step.line)),
        });
    }
    shown
}

/// First and last line of each loop that begins a line of its own.
fn loops(source: &Source) -> Vec<(usize, usize)> {
    let all = source.functions.iter().flat_map(|function| &function.loops);
    let lines: Vec<(usize, usize)> = all
        .map(|at| (source.line(at.start), source.line(at.end.saturating_sub(1))))
        .collect();
    let alone = |one: &&(usize, usize)| lines.iter().filter(|other| other.0 == one.0).count() == 1;
    lines.iter().filter(alone).copied().collect()
}

struct Folder<'a> {
    steps: &'a [Step],
    loops: Vec<(usize, usize)>,
    is_kept: &'a dyn Fn(usize) -> bool,
    shown: Vec<Shown>,
}

impl Folder<'_> {
    fn walk(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rounds = self.rounds(at..range.end);
            match rounds.last() {
                Some(last) => {
                    at = last.end;
                    self.rounds_shown(&rounds);
                }
                None => {
                    self.shown.push(Shown::Step(at));
                    at += 1;
                }
            }
        }
    }

    /// A round's own step, and what is in it.
    fn round(&mut self, round: &Range<usize>) {
        self.shown.push(Shown::Step(round.start));
        self.walk(round.start + 1..round.end);
    }

    fn rounds_shown(&mut self, rounds: &[Range<usize>]) {
        let mut number = 0;
        while number < rounds.len() {
            let equal = rounds[number..]
                .iter()
                .take_while(|one| self.is_equal(&rounds[number], one))
                .count();
            let run = number..number + equal;
            // Behind the rounds that are shown, and ahead of the last one.
            let folded = run.start + BEFORE..run.end.saturating_sub(1);
            if folded.len() < FEW
                || self.is_any_kept(&rounds[folded.start..folded.end.max(folded.start)])
            {
                run.clone().for_each(|index| self.round(&rounds[index]));
            } else {
                (run.start..folded.start).for_each(|index| self.round(&rounds[index]));
                let folded = self.folded(rounds, folded);
                self.shown.push(Shown::Rounds(folded));
                self.round(&rounds[run.end - 1]);
            }
            number = run.end;
        }
    }

    fn is_any_kept(&self, rounds: &[Range<usize>]) -> bool {
        rounds.iter().cloned().flatten().any(self.is_kept)
    }

    fn folded(&self, rounds: &[Range<usize>], folded: Range<usize>) -> Rounds {
        let steps = rounds[folded.start].start..rounds[folded.end - 1].end;
        let events = || {
            self.steps[steps.clone()]
                .iter()
                .flat_map(|step| &step.events)
        };
        let count = |kinds: &[EventKind]| events().filter(|one| kinds.contains(&one.kind)).count();
        let call = self.call(steps.start);
        let own = self.steps[steps.clone()].iter();
        let own = own.filter(|step| step.frames.last().map(|frame| frame.call) == call);
        let lines = own.map(|step| (step.first_line, step.line));
        let lines = lines.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let (mut names, mut changed) = (BTreeSet::new(), Vec::new());
        let mut printed = false;
        for index in folded.clone() {
            let (was, now) = (&rounds[index - 1], &rounds[index]);
            for (was, now) in was.clone().zip(now.clone()) {
                let (was, now) = (&self.steps[was], &self.steps[now]);
                for name in others(was, now) {
                    if names.insert(name.clone()) {
                        changed.push(name);
                    }
                }
                printed |= was
                    .events
                    .iter()
                    .zip(&now.events)
                    .any(|(was, now)| now.kind == EventKind::Printed && was.text != now.text);
            }
        }
        Rounds {
            first: folded.start + 1,
            last: folded.end,
            lines: lines.unwrap_or_default(),
            changed,
            printed,
            taken: count(&[EventKind::Allocated]),
            freed: count(&[EventKind::Freed]),
            steps,
        }
    }

    fn call(&self, index: usize) -> Option<u32> {
        self.steps[index].frames.last().map(|frame| frame.call)
    }

    /// The rounds of the loop that begins at the first step; none, when none does.
    fn rounds(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let first = &self.steps[range.start];
        let mut loops = self.loops.iter();
        let around = loops.find(|one| first.kind == StepKind::Round && one.0 == first.line);
        let (Some(&around), Some(call)) = (around, self.call(range.start)) else {
            return Vec::new();
        };
        let mut rounds = Vec::new();
        let mut from = range.start;
        for index in range.start + 1..range.end {
            let step = &self.steps[index];
            if !is_inside(step, first, call, around) {
                rounds.push(from..index);
                return rounds;
            }
            let next = step.kind == StepKind::Round
                && step.line == first.line
                && self.call(index) == Some(call);
            if next {
                rounds.push(from..index);
                from = index;
            }
        }
        rounds.push(from..range.end);
        rounds
    }

    fn is_equal(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        one.len() == other.len()
            && one
                .clone()
                .zip(other.clone())
                .all(|(one, other)| is_alike(&self.steps[one], &self.steps[other]))
    }
}

/// Whether a step belongs to a loop of a call.
fn is_inside(step: &Step, first: &Step, call: u32, (from, to): (usize, usize)) -> bool {
    if step.thread != first.thread {
        return true;
    }
    match step.frames.last() {
        Some(frame) if frame.call == call => {
            let whole = step.kind == StepKind::Statement && step.first_line <= from;
            step.kind != StepKind::Return
                && (from..=to).contains(&step.line)
                && !(whole && step.line >= to && from < to)
        }
        _ => step.frames.iter().any(|frame| frame.call == call),
    }
}

/// Whether the same happens in two steps, with other values perhaps.
fn is_alike(one: &Step, other: &Step) -> bool {
    let place = |step: &Step| {
        let called = step.frames.last().map(|frame| frame.function.clone());
        (
            step.kind,
            step.first_line,
            step.line,
            step.unwinding,
            step.frames.len(),
            called,
        )
    };
    let same = |(one, other): (&crate::memory::Event, &crate::memory::Event)| {
        one.kind == other.kind && one.place == other.place
    };
    one.thread == other.thread
        && place(one) == place(other)
        && one.events.len() == other.events.len()
        && one.events.iter().zip(&other.events).all(same)
}

/// The variables that are in both steps and hold something else in the second.
fn others(was: &Step, now: &Step) -> Vec<String> {
    let frames = was.frames.iter().zip(&now.frames);
    let pairs = frames.flat_map(|(was, now)| was.variables.iter().zip(&now.variables));
    pairs
        .filter(|(was, now)| {
            was.name == now.name && (&was.value, was.state) != (&now.value, now.state)
        })
        .map(|(_, now)| now.name.clone())
        .collect()
}
