//! Asks the borrow checker, in as many rounds as it takes.
//!
//! ```text
//! cells (point, place, act) -> tasks (one copy each) -> compile -> Seen -> answers, and what has to be asked again
//!                                 questions.rs                         inquiry.rs
//! ```

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
/// Smaller ones are not worth a compiler of their own.
const SMALL_BATCH: usize = 24 * 1024;

/// Asks about every cell of every subject; `settled` are answers known beforehand, by subject.
///
/// # Errors
/// One clause when the compiler cannot be run or was stopped.
pub(super) fn ask(
    source: &Source,
    options: &Options,
    subjects: &[Subject],
    settled: Vec<BTreeMap<Cell, Vec<Finding>>>,
    sound: &[bool],
) -> Result<Vec<Answers>, String> {
    let mut inquiries: Vec<Inquiry> = subjects
        .iter()
        .zip(settled)
        .zip(sound)
        .map(|((subject, settled), sound)| Inquiry::new(source, subject, settled, *sound))
        .collect();
    let mut tasks: Vec<Task> = inquiries
        .iter()
        .enumerate()
        .flat_map(|(index, inquiry)| inquiry.first_tasks(index))
        .collect();
    for _ in 0..ROUNDS {
        if tasks.is_empty() {
            let inquiries = inquiries.iter_mut().enumerate();
            tasks = inquiries
                .flat_map(|(index, inquiry)| inquiry.without_model(index))
                .collect();
        }
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
        for (candidate, act) in inquiry.open(&task) {
            let why = Finding::own(Kind::NotAsked, "the probes disturbed one another");
            inquiry.refuse((task.point, candidate, act), why);
        }
    }
    Ok(inquiries
        .into_iter()
        .map(Inquiry::carried)
        .map(|inquiry| inquiry.answers)
        .collect())
}

/// Compiles the tasks in batches, side by side, and gives what was seen for each task, in their order.
fn run(
    source: &Source,
    options: &Options,
    inquiries: &[Inquiry],
    tasks: &[Task],
) -> Result<Vec<Seen>, String> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut files: Vec<(Generated, Vec<Probe>)> = Vec::new();
    for batch in batches(inquiries, tasks, cores) {
        let mut probes = Vec::new();
        let copies: Vec<Copy> = batch
            .iter()
            .map(|task| inquiries[task.subject].copy(task, &mut probes))
            .collect();
        files.push((copies::generate(source, &copies), probes));
    }
    let next = AtomicUsize::new(0);
    // Each worker takes the next file that nobody has.
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some((file, _)) = files.get(number) else {
                return done;
            };
            done.push((number, compile(&file.text, options)));
        }
    };
    let mut outcomes = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores.min(files.len()))
            .map(|_| scope.spawn(work))
            .collect();
        let mut outcomes = Vec::new();
        for worker in workers {
            let done = worker.join();
            outcomes.extend(done.map_err(|_| "memscope's own thread ended early".to_owned())?);
        }
        Ok::<_, String>(outcomes)
    })?;
    outcomes.sort_by_key(|(number, _)| *number);
    let mut seen = Vec::new();
    for ((_, outcome), (file, probes)) in outcomes.into_iter().zip(&files) {
        seen.extend(verdict::read(source, file, &outcome?, probes));
    }
    Ok(seen)
}

/// Stretches of tasks whose copies make files of about the same size, at least one for each core, unless that makes
/// them so small that starting the compiler takes longest.
fn batches<'a>(inquiries: &[Inquiry], tasks: &'a [Task], cores: usize) -> Vec<&'a [Task]> {
    let sizes: Vec<usize> = tasks
        .iter()
        .map(|task| {
            let inquiry = &inquiries[task.subject];
            inquiry.function.body.len() + inquiry.open(task).len() * 48
        })
        .collect();
    let total: usize = sizes.iter().sum();
    let limit = (total / cores).clamp(SMALL_BATCH, BATCH);
    let mut batches = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, more) in sizes.iter().enumerate() {
        size += more;
        if size >= limit {
            batches.push(&tasks[start..=index]);
            (start, size) = (index + 1, 0);
        }
    }
    if start < tasks.len() {
        batches.push(&tasks[start..]);
    }
    batches
}
