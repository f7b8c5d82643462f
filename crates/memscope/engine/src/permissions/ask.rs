//! Asks the borrow checker, in as many rounds as it takes.
//!
//! ```text
//! Session::advance -> jobs (one copy each) -> compile -> Seen -> answers, and what has to be asked again
//!    order.rs         survey.rs, pointwise.rs            diagnostics.rs    session.rs
//! ```

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::{Options, Source};

use super::compile::compile;
use super::diagnostics::{self, Seen};
use super::finding::Finding;
use super::probe_file::{self, Copy, Generated};
use super::question::{Answers, Cell, Job, Probe};
use super::session::Session;
use super::types::FunctionPlan;

/// More rounds than this were never needed; what is open then is reported as not asked.
const ROUNDS: usize = 40;
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
    subjects: &[FunctionPlan],
    settled: Vec<BTreeMap<Cell, Vec<Finding>>>,
    sound: &[bool],
) -> Result<Vec<Answers>, String> {
    let plans = subjects.iter().zip(settled).zip(sound).enumerate();
    let mut sessions: Vec<Session> = plans
        .map(|(number, ((plan, settled), sound))| {
            Session::new(source, number, plan, settled, *sound)
        })
        .collect();
    let mut jobs: Vec<Job> = Vec::new();
    for _ in 0..ROUNDS {
        for (number, session) in sessions.iter_mut().enumerate() {
            if !jobs.iter().any(|job| job.subject() == number) {
                jobs.extend(session.advance());
            }
        }
        if jobs.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for (job, seen) in jobs.iter().zip(run(source, options, &sessions, &jobs)?) {
            let session = &mut sessions[job.subject()];
            match job {
                Job::Survey(survey) => next.extend(session.absorb_survey(survey, seen)),
                Job::Task(task) => {
                    next.extend(session.absorb(task, seen).into_iter().map(Job::Task))
                }
            }
        }
        jobs = next;
    }
    for session in &mut sessions {
        session.give_up();
    }
    Ok(sessions
        .into_iter()
        .map(Session::carried)
        .map(|session| session.answers)
        .collect())
}

/// Compiles the jobs in batches, side by side, and gives what was seen for each, in their order.
fn run(
    source: &Source,
    options: &Options,
    sessions: &[Session],
    jobs: &[Job],
) -> Result<Vec<Seen>, String> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut files: Vec<(Generated, Vec<Probe>)> = Vec::new();
    for batch in batches(sessions, jobs, cores) {
        let mut probes = Vec::new();
        let copies: Vec<Copy> = batch
            .iter()
            .map(|job| match job {
                Job::Survey(survey) => sessions[survey.subject].survey_copy(survey, &mut probes),
                Job::Task(task) => sessions[task.subject].copy(task, &mut probes),
            })
            .collect();
        files.push((probe_file::generate(source, &copies), probes));
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
            done.push((number, compile(&file.woven.text, options)));
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
        seen.extend(diagnostics::read(source, file, &outcome?, probes));
    }
    Ok(seen)
}

/// Stretches of jobs whose copies make files of about the same size, at least one for each core, unless that makes
/// them so small that starting the compiler takes longest.
fn batches<'a>(sessions: &[Session], jobs: &'a [Job], cores: usize) -> Vec<&'a [Job]> {
    let sizes: Vec<usize> = jobs
        .iter()
        .map(|job| {
            let session = &sessions[job.subject()];
            let questions = match job {
                Job::Survey(survey) => survey.cells.len(),
                Job::Task(task) => session.open(task).len(),
            };
            session.function.body.len() + questions * 48
        })
        .collect();
    let total: usize = sizes.iter().sum();
    let limit = (total / cores).clamp(SMALL_BATCH, BATCH);
    let mut batches = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, more) in sizes.iter().enumerate() {
        size += more;
        if size >= limit {
            batches.push(&jobs[start..=index]);
            (start, size) = (index + 1, 0);
        }
    }
    if start < jobs.len() {
        batches.push(&jobs[start..]);
    }
    batches
}
