//! Finds the accidents in the record of a rewritten program.
//!
//! ```text
//! a freed block touched, a block freed again      the recorder saw it: an event
//! the place of a variable that ended              a pointer in the record leads there, and the statement names the pointer
//! a value changed behind a reference              the record shows it changed, and a later statement names the reference
//! a write through a shared reference              the rewritten program notes it
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Outcome, Sighting};
use super::rewrite::Twin;
use super::uses::Uses;
use crate::Source;
use crate::memory::{Frame, Happened, LinkTo, Part, Record, State, Step, StepKind};

/// Everything that went wrong, in its order; what breaks a promise only where nothing worse happened.
pub(super) fn find(source: &Source, twin: &Twin, record: &Record) -> Vec<Sighting> {
    let finder = Finder {
        uses: Uses::of(source),
        twin,
        steps: &record.steps,
    };
    let mut found = finder.memory();
    found.extend(finder.dead());
    found.extend(finder.dropped_twice());
    if found.is_empty() {
        found = finder.promises();
    }
    found.sort_by_key(|one| one.step);
    let mut seen = BTreeSet::new();
    found.retain(|one| seen.insert((one.outcome, one.line, one.block, one.text.clone())));
    found
}

pub(super) struct Finder<'a> {
    pub(super) uses: Uses<'a>,
    pub(super) twin: &'a Twin,
    pub(super) steps: &'a [Step],
}

impl Finder<'_> {
    /// The line at which what the step tells happened.
    pub(super) fn line(&self, index: usize) -> usize {
        let step = &self.steps[index];
        match step.kind {
            // Until a function is called, it is its caller that works.
            StepKind::Call => {
                let caller = step.frames.len().checked_sub(2);
                let caller = caller.map(|at| step.frames[at].call);
                let later = self.steps[index + 1..].iter();
                let back = later
                    .filter(|step| step.thread == self.steps[index].thread)
                    .find(|step| step.frames.last().map(|frame| frame.call) == caller);
                back.map_or(step.line, |back| self.named_line(back))
            }
            StepKind::Statement => self.named_line(step),
            _ => step.line,
        }
    }

    /// Of a statement of several lines, that which the compiler points to.
    pub(super) fn named_line(&self, step: &Step) -> usize {
        if step.kind != StepKind::Statement {
            return step.line;
        }
        let lines = step.first_line..=step.line;
        let named = self.twin.later_uses().find(|line| lines.contains(line));
        named.unwrap_or(step.first_line)
    }

    // ── what the recorder saw ──────────────────────────────────────────────────────────────────────────────────────

    fn memory(&self) -> Vec<Sighting> {
        let mut freed: BTreeMap<u32, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let mut here: Vec<(u32, Outcome)> = Vec::new();
            for happened in &step.happened {
                let (block, outcome) = match happened {
                    Happened::Freed { block, .. } | Happened::Grown { from: block, .. } => {
                        freed.entry(*block).or_insert_with(|| self.line(index));
                        continue;
                    }
                    Happened::Touched { block, write, .. } if *write => {
                        (*block, Outcome::WritesFreed)
                    }
                    Happened::Touched { block, .. } => (*block, Outcome::ReadsFreed),
                    Happened::FreedAgain { block } => (*block, Outcome::FreesTwice),
                    _ => continue,
                };
                match here.iter_mut().find(|(known, _)| *known == block) {
                    // A second drop looks at what it is about to free.
                    Some((_, known)) if outcome == Outcome::FreesTwice => *known = outcome,
                    Some(_) => {}
                    None => here.push((block, outcome)),
                }
            }
            for (block, outcome) in here {
                let line = self.line(index);
                let text = self.said(outcome, block, line, freed.get(&block).copied(), step);
                found.push(Sighting {
                    outcome,
                    line: Some(line),
                    block: Some(block),
                    text,
                    step: Some(index),
                });
            }
        }
        found
    }

    fn said(
        &self,
        outcome: Outcome,
        block: u32,
        line: usize,
        freed: Option<usize>,
        step: &Step,
    ) -> String {
        let ends = match (step.kind, step.frames.last()) {
            (StepKind::Return, Some(frame)) => format!(", where `{}` ends,", frame.function),
            (StepKind::BlockEnd, _) => ", where the code block ends,".to_owned(),
            _ => String::new(),
        };
        let does = match outcome {
            Outcome::WritesFreed => "writes to",
            Outcome::FreesTwice => "frees",
            _ => "reads",
        };
        match (outcome, freed) {
            (Outcome::FreesTwice, Some(before)) if before == line => {
                format!("line {line}{ends} frees block {block} twice")
            }
            (Outcome::FreesTwice, Some(before)) => {
                format!("line {line}{ends} frees block {block}, which line {before} freed already")
            }
            (_, Some(before)) if before == line => {
                format!(
                    "line {line}{ends} {does} block {block}, which was freed on this line before"
                )
            }
            (_, Some(before)) => {
                format!("line {line}{ends} {does} block {block}, which line {before} freed")
            }
            (_, None) => format!("line {line}{ends} {does} block {block}, which was freed before"),
        }
    }

    // ── places of variables that ended ─────────────────────────────────────────────────────────────────────────────

    fn dead(&self) -> Vec<Sighting> {
        let mut found: Vec<Sighting> = Vec::new();
        // What lies in dead memory after its first use may differ from run to run, and with it how far the record goes:
        // through each reference the first use is told.
        let mut told = BTreeSet::new();
        for (index, step) in self.steps.iter().enumerate() {
            let Some(frame) = step.frames.last() else {
                continue;
            };
            if let Some(one) = self.consumed(index) {
                found.push(one);
            }
            let Some(before) = self.frame_before(index, frame.call) else {
                continue;
            };
            for variable in before.variables.iter().filter(|one| !one.shadowed) {
                let Some(gone) = variable.content.as_ref().and_then(dangling) else {
                    continue;
                };
                if !self.uses.names(step, &variable.name)
                    || !told.insert((frame.call, variable.id, gone))
                {
                    continue;
                }
                let line = self.line(index);
                let name = &variable.name;
                let text = match gone.strip_prefix("a temporary of line ") {
                    Some(ended) => format!(
                        "line {line} reads, through `{name}`, a temporary that ended on line {ended}"
                    ),
                    None => {
                        let ended = self.ended(index, gone);
                        let ended =
                            ended.map_or(" before".to_owned(), |line| format!(" on line {line}"));
                        format!(
                            "line {line} reads, through `{name}`, the place of `{gone}`, which ended{ended}"
                        )
                    }
                };
                found.push(Sighting {
                    outcome: Outcome::ReadsDeadFrame,
                    line: Some(line),
                    block: None,
                    text,
                    step: Some(index),
                });
            }
        }
        found
    }

    /// A reference to a value of a function that is gone, used in the statement of the call itself.
    fn consumed(&self, index: usize) -> Option<Sighting> {
        let step = &self.steps[index];
        let here = step.frames.last()?.call;
        if step.kind != StepKind::Statement {
            return None;
        }
        let mut since = self.steps[..index]
            .iter()
            .rev()
            .take_while(|before| before.frames.last().map(|frame| frame.call) != Some(here));
        let (place, function) = since.find_map(|before| {
            before.happened.iter().find_map(|one| match one {
                Happened::Lent {
                    place: Some(place),
                    call,
                } if *call != here => {
                    let frames = before.frames.iter();
                    let mut frames = frames.filter(|frame| frame.call == *call);
                    Some((place.clone(), frames.next()?.function.clone()))
                }
                _ => None,
            })
        })?;
        if !self.uses.uses_a_call(step) {
            return None;
        }
        let line = self.line(index);
        Some(Sighting {
            outcome: Outcome::ReadsDeadFrame,
            line: Some(line),
            block: None,
            text: format!(
                "line {line} reads the place of `{place}`, which ended with its function `{function}`"
            ),
            step: Some(index),
        })
    }

    /// The frame as it was before a step.
    fn frame_before(&self, index: usize, call: u32) -> Option<&Frame> {
        let mut before = self.steps[..index].iter().rev();
        before.find_map(|step| step.frames.iter().find(|frame| frame.call == call))
    }

    /// The line of the step that shows how a variable ended; none where it ended without a step.
    fn ended(&self, index: usize, name: &str) -> Option<usize> {
        let ends = |step: &Step| {
            let mut all = step.frames.iter().flat_map(|frame| &frame.variables);
            all.any(|one| {
                let over = matches!(
                    one.state,
                    State::Dropping | State::Dropped | State::OutOfScope
                );
                one.name == name && over
            })
        };
        let last = self.steps[..index].iter().rposition(ends)?;
        Some(self.steps[last].line)
    }

    // ── values dropped twice, without a block ──────────────────────────────────────────────────────────────────────

    fn dropped_twice(&self) -> Vec<Sighting> {
        let twice = self.steps.iter().any(|step| {
            let mut happened = step.happened.iter();
            happened.any(|one| matches!(one, Happened::Twice { .. }))
        });
        let frees = self.steps.iter().any(|step| {
            let mut happened = step.happened.iter();
            happened
                .any(|one| matches!(one, Happened::FreedAgain { .. } | Happened::Touched { .. }))
        });
        if !twice || frees {
            return Vec::new();
        }
        let mut before: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let Some(frame) = step.frames.last().filter(|_| step.kind == StepKind::Call) else {
                continue;
            };
            if !frame.function.ends_with("::drop") {
                continue;
            }
            let value = self.value_behind_self(step);
            let line = self.line(index);
            let key = (frame.function.clone(), value);
            let Some(first) = before.get(&key) else {
                before.insert(key, line);
                continue;
            };
            let ty = frame.function.trim_end_matches("::drop");
            let text = match *first == line {
                true => format!("line {line} drops the same `{ty}` twice"),
                false => format!("line {line} drops the `{ty}` that line {first} dropped already"),
            };
            found.push(Sighting {
                outcome: Outcome::FreesTwice,
                line: Some(line),
                block: None,
                text,
                step: Some(index),
            });
        }
        found
    }

    /// What a `drop` is called with, as text.
    fn value_behind_self(&self, step: &Step) -> String {
        let own = step
            .frames
            .last()
            .into_iter()
            .flat_map(|frame| &frame.variables);
        let link = own
            .filter(|variable| variable.name == "self")
            .find_map(|variable| variable.content.as_ref()?.pointer.as_ref());
        let slot = link.and_then(|link| link.variable.as_ref());
        let all = step.frames.iter().flat_map(|frame| {
            let call = frame.call;
            frame.variables.iter().map(move |one| (call, one))
        });
        let mut to = all
            .filter(|(call, one)| slot.is_some_and(|slot| (slot.call, slot.id) == (*call, one.id)));
        to.next()
            .and_then(|(_, one)| one.value.clone())
            .unwrap_or_default()
    }
}

/// The variable whose place a pointer in a value leads to, when it is gone.
fn dangling(part: &Part) -> Option<&str> {
    let link = part.pointer.as_ref().filter(|link| link.to == LinkTo::Gone);
    if let Some(slot) = link.and_then(|link| link.variable.as_ref()) {
        return Some(&slot.name);
    }
    part.parts.iter().find_map(dangling)
}
