//! Asks the borrow checker, in as many rounds as it takes.
//!
//! ```text
//! cells (point, place, act) -> tasks (one copy each) -> compile -> Seen -> answers, and what has to be asked again
//!                                 questions.rs                         inquiry.rs
//! ```

use std::collections::BTreeMap;
use std::thread;

use crate::rustc::Outcome;
use crate::{Options, Source};

use super::compile::compile;
use super::copies::{self, Copy, Generated};
use super::finding::{Finding, Kind};
use super::inquiry::{Answers, Cell, Inquiry, Task};
use super::types::Subject;
use super::verdict::{self, Probe, Seen};

/// More rounds than this were never needed; what is open then is reported as not asked.
const ROUNDS: usize = 10;
/// Copies are compiled in files of about this many bytes.
const BATCH: usize = 192 * 1024;

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
    Ok(inquiries
        .into_iter()
        .map(|inquiry| inquiry.answers)
        .collect())
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
                let copies: Vec<Copy> = batch
                    .iter()
                    .map(|task| inquiries[task.subject].copy(task, probes))
                    .collect();
                copies::generate(source, &copies)
            })
            .collect();
        let outcomes: Vec<Result<Outcome, String>> = thread::scope(|scope| {
            let compiling: Vec<_> = files
                .iter()
                .map(|file| scope.spawn(|| compile(&file.text, options)))
                .collect();
            let crashed = || Err("memscope's own thread ended early".to_owned());
            compiling
                .into_iter()
                .map(|run| run.join().unwrap_or_else(|_| crashed()))
                .collect()
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
