//! What `memory` says of moves, beside what `permissions` says of them.
//!
//! Each asks the compiler in its own way: `memory` by probes of its own, since some moves are behind no statement, and
//! `permissions` by tables. After a statement both know of each variable whether it was moved.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use memscope::memory::{Record, StepKind};
use memscope::permissions::Report;

/// How much was compared.
#[derive(Default)]
pub(crate) struct Compared {
    /// Variables after statements.
    all: AtomicUsize,
    /// Those of them that were moved, or a part of them, on one way here at least.
    moved: AtomicUsize,
}

impl Compared {
    /// What is missing, when less was compared than that.
    pub(crate) fn enough(&self, all: usize, moved: usize) -> Result<(), String> {
        let found = [&self.all, &self.moved].map(|count| count.load(Ordering::Relaxed));
        match found[0] >= all && found[1] >= moved {
            true => Ok(()),
            false => Err(format!(
                "{} variables were compared with the permissions, {} of them moved; at least {all} and {moved} should be",
                found[0], found[1]
            )),
        }
    }
}

/// Each variable of which the two say different things, after a statement that alone ends on its line.
pub(crate) fn agreement(record: &Record, report: &Report, compared: &Compared) -> Vec<String> {
    let mut tables: BTreeMap<(usize, usize), Vec<&memscope::permissions::Step>> = BTreeMap::new();
    for table in &report.functions {
        for step in &table.steps {
            tables
                .entry((table.line, step.line))
                .or_default()
                .push(step);
        }
    }
    let mut wrong = Vec::new();
    for step in &record.steps {
        let Some(frame) = step
            .frames
            .last()
            .filter(|_| step.kind == StepKind::Statement)
        else {
            continue;
        };
        let Some([asked]) = tables.get(&(frame.line, step.line)).map(Vec::as_slice) else {
            continue;
        };
        for variable in frame.variables.iter().filter(|variable| !variable.shadowed) {
            let mut places = asked.places.iter();
            let Some(place) = places.find(|place| place.place == variable.name) else {
                continue;
            };
            let (says, found) = (place.state.word(), variable.state.word());
            let Some(agrees) = agree(says, found) else {
                continue;
            };
            compared.all.fetch_add(1, Ordering::Relaxed);
            if says.contains("moved") {
                compared.moved.fetch_add(1, Ordering::Relaxed);
            }
            if !agrees {
                let (line, name) = (step.line, &variable.name);
                wrong.push(format!(
                    "{line}: `{name}` is {found} in memory, and {says} by its permissions"
                ));
            }
        }
    }
    wrong
}

/// Whether a state in memory goes with one of the permissions; `None` where nothing was asked. `memory` tells one run,
/// `permissions` all of them: what is maybe moved was moved in this run or was not. Of a box whose content was moved the
/// permissions say that it is moved; its own block is still there, so in memory it is partly moved.
fn agree(says: &str, found: &str) -> Option<bool> {
    let wanted: &[&str] = match says {
        "not asked" | "unreachable" => return None,
        "moved" => &["moved", "partly moved"],
        "maybe moved" => &["maybe moved", "moved", "partly moved"],
        "partly moved" => &["partly moved"],
        "uninitialised" => &["uninitialised"],
        _ => &["live", "borrowed"],
    };
    Some(wanted.contains(&found))
}
