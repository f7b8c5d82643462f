//! Reads what the compiler said about one generated file: which probes it refused, and why.
//!
//! Everything goes by labels, never by the order of lines: in a loop the conflict can stand after the probe.

use std::collections::BTreeSet;

use crate::Source;
use crate::rustc::{Diagnostic, Outcome};
use crate::wording::{is_borrow_checkers, switches_off};

use super::finding::{Finding, Kind};
use super::probe_file::Generated;
use super::question::{Cell, Probe};

/// What was seen in one copy.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The points whose probes the borrow checker came to.
    pub(super) reached: BTreeSet<usize>,
    /// Refused, for the reason given.
    pub(super) refused: Vec<(Cell, Finding)>,
    /// Refused because the place is a reference whose use would stretch a borrow over a conflict.
    pub(super) expired: Vec<(Cell, Finding)>,
    /// Probes that only disturb one another.
    pub(super) clashes: Vec<Cell>,
    /// An error that switches borrow checking off, anywhere in the copy.
    pub(super) spoiled: Option<Finding>,
    /// Probes that are no sound program here, for other reasons than borrowing.
    pub(super) broken: Vec<(Cell, Finding)>,
    /// Moves after which something is used again: the finding of the later use.
    pub(super) used_later: Vec<(Cell, Finding)>,
    /// Moves that control can come back to within the loop at a level, counted from the innermost.
    pub(super) come_round: BTreeSet<(Cell, usize)>,
    /// Candidates that were asked whether a move copies, and do not.
    pub(super) not_copied: BTreeSet<usize>,
}

/// Sorts the outcome by copy. `probes` gives what each number is.
pub(super) fn read(
    source: &Source,
    generated: &Generated,
    outcome: &Outcome,
    probes: &[Probe],
) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    seen.resize_with(generated.copies.len(), Seen::default);
    for diagnostic in outcome.diagnostics.iter().filter(|d| d.is_error()) {
        let hits = hits(generated, diagnostic);
        if let Some(primary) = diagnostic.primary()
            && switches_off(diagnostic)
            && let Some(copy) = generated.copy_at(primary.start)
        {
            let finding = || Finding::new(source, generated, diagnostic, Kind::NotAsked);
            seen[copy].spoiled.get_or_insert_with(finding);
        }
        let Some(first) = hits.first() else { continue };
        let Some(copy) = generated.copy_at(first.byte) else {
            continue;
        };
        let reading = Reading {
            probes,
            diagnostic,
            hits: &hits,
            finding: |kind| Finding::new(source, generated, diagnostic, kind),
        };
        reading.sort_into(&mut seen[copy]);
    }
    seen
}

/// A label that lies in a probe.
struct Hit {
    number: usize,
    primary: bool,
    moved_here: bool,
    assigned_here: bool,
    byte: usize,
}

fn hits(generated: &Generated, diagnostic: &Diagnostic) -> Vec<Hit> {
    let labels = diagnostic.labels.iter().filter(|label| label.in_file);
    labels
        .filter_map(|label| {
            let number = generated.probe(label.start)?;
            let text = label.text.as_deref().unwrap_or_default();
            Some(Hit {
                number,
                primary: label.primary,
                moved_here: label.says_moved(),
                assigned_here: text.starts_with("first assignment"),
                byte: label.start,
            })
        })
        .collect()
}

struct Reading<'a, F> {
    probes: &'a [Probe],
    diagnostic: &'a Diagnostic,
    hits: &'a [Hit],
    finding: F,
}

impl<F: Fn(Kind) -> Finding> Reading<'_, F> {
    fn sort_into(&self, seen: &mut Seen) {
        let code = self.diagnostic.code.as_deref();
        if !is_borrow_checkers(self.diagnostic) {
            let finding = || (self.finding)(Kind::NotAsked);
            let cells = self.hits.iter().filter_map(|hit| self.cell(hit.number));
            seen.broken.extend(cells.map(|cell| (cell, finding())));
            return;
        }
        match code {
            Some("E0382") => self.moved(seen),
            Some("E0384") => self.assigned(seen),
            _ => self.conflict(seen),
        }
    }

    fn cell(&self, number: usize) -> Option<Cell> {
        match self.probes[number] {
            Probe::Ask(cell) => Some(cell),
            Probe::Token { of, .. } | Probe::Again { of } => self.cell(of),
            Probe::Sentinel { .. } => None,
        }
    }

    fn primaries(&self) -> impl Iterator<Item = usize> {
        self.hits
            .iter()
            .filter(|hit| hit.primary)
            .map(|hit| hit.number)
    }

    /// Whether the diagnostic says that something of the program's own moved the value.
    fn moved_by_source(&self) -> bool {
        let by_any = self
            .diagnostic
            .labels
            .iter()
            .filter(|label| label.says_moved())
            .count();
        by_any > self.hits.iter().filter(|hit| hit.moved_here).count()
    }

    fn moved(&self, seen: &mut Seen) {
        let kind = Kind::of(Some("E0382"), &self.diagnostic.message);
        let movers: Vec<usize> = self
            .hits
            .iter()
            .filter(|hit| hit.moved_here)
            .map(|hit| hit.number)
            .collect();
        let mut elsewhere = true;
        for number in self.primaries() {
            elsewhere = false;
            let Some(cell) = self.cell(number) else {
                continue;
            };
            if let Probe::Token { level, .. } = self.probes[number] {
                seen.come_round.insert((cell, level));
            } else if let Probe::Again { .. } = self.probes[number] {
                seen.not_copied.insert(cell.1);
                seen.used_later
                    .push((cell, (self.finding)(Kind::MovedAgain)));
            } else if self.moved_by_source() || movers.is_empty() {
                seen.refused.push((cell, (self.finding)(kind)));
            } else if movers.contains(&number) {
                seen.refused.push((cell, (self.finding)(Kind::MovedAgain)));
            } else {
                seen.clashes.push(cell);
            }
        }
        if elsewhere {
            let movers = movers.iter().filter_map(|mover| self.cell(*mover));
            seen.used_later
                .extend(movers.map(|mover| (mover, (self.finding)(Kind::MovedAgain))));
        }
    }

    fn assigned(&self, seen: &mut Seen) {
        for number in self.primaries() {
            let Some(cell) = self.cell(number) else {
                continue;
            };
            if self
                .hits
                .iter()
                .any(|hit| hit.assigned_here && hit.number != number)
            {
                seen.clashes.push(cell);
            } else {
                seen.refused.push((cell, (self.finding)(Kind::NotMut)));
            }
        }
        // Refused further on: the assignment there is one too many, and this one is not.
    }

    fn conflict(&self, seen: &mut Seen) {
        let code = self.diagnostic.code.as_deref();
        let kind = Kind::of(code, &self.diagnostic.message);
        // The compiler merges "not declared mut" of one variable into one error with several labels.
        let merged = matches!(code, Some("E0594" | "E0596"));
        // Assignments are labeled as what would have given the value, and that is their right.
        let uninitialised = code == Some("E0381");
        let in_source = self.primaries().next().is_none();
        for hit in self.hits {
            match self.probes[hit.number] {
                Probe::Sentinel { point } => drop(seen.reached.insert(point)),
                Probe::Token { .. } | Probe::Again { .. } => {}
                Probe::Ask(cell) => {
                    let others = self.hits.iter().any(|other| other.number != hit.number);
                    if uninitialised && !hit.primary {
                        continue;
                    }
                    if merged || uninitialised || (hit.primary && !others) {
                        seen.refused.push((cell, (self.finding)(kind)));
                    } else if in_source {
                        seen.expired.push((cell, (self.finding)(Kind::Expired)));
                    } else {
                        seen.clashes.push(cell);
                    }
                }
            }
        }
    }
}
