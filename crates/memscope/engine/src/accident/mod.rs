//! What a rejected program would have done, had it run: found by running it.
//!
//! ```text
//! source --rewrite (compile, mend the error, again)--> twin --memory (freed blocks kept)--> Record
//!                                                       |                                     |
//!                                                       +--optimized--> prints the same?    find
//!                                                                              |              |
//!                                                                              +--> Accident <+
//! ```
//!
//! The twin is the same program: lines, output, order of drops. Only the borrow checker has nothing to object to.
//! It is one outcome of undefined behavior, in one build.

mod ends;
mod find;
mod insert;
mod model;
mod optimized;
mod promises;
mod rewrite;
mod rules;
mod shape;
mod syntax;
mod terminal;
mod uses;

pub use model::{Accident, Optimized, Outcome, Sighting};
pub use terminal::terminal;

use std::path::Path;

use crate::memory::{self, EventKind, Record};
use crate::rustc::Diagnostic;
use crate::{Failure, Options, Source, cache};
use rewrite::{Rewritten, Twin};

/// Where the helpers come from when the recorder is linked in.
const RECORDED: &str = "\n#[allow(warnings)]mod __twin{pub use ::__memscope::twin::*;}\n";

pub(crate) fn accident(source: &Source, options: &Options) -> Result<Accident, Failure> {
    let key = key(&source.path, &source.text, options).map_err(|what| {
        Failure::in_file(&source.path, what, "check that `rustc` works by itself")
    })?;
    if let Some(known) = cache::value(options.cache.as_deref(), &key) {
        return Ok(known);
    }
    let found = examine(source, options)?;
    cache::keep(options.cache.as_deref(), &key, &found);
    Ok(found)
}

/// What is kept of the program `text`.
pub(crate) fn kept(path: &Path, text: &str, options: &Options) -> Option<Accident> {
    cache::value(options.cache.as_deref(), &key(path, text, options).ok()?)
}

fn key(path: &Path, text: &str, options: &Options) -> Result<String, String> {
    let limits = options.limits();
    let name = path.to_string_lossy();
    let recorder = memory::recorder_sum();
    let depends_on = [
        &*options.edition,
        &*limits,
        &*name,
        recorder,
        rewrite::HELPERS,
    ];
    cache::key("accident", text, &depends_on)
}

/// The rewritten program without the recorder: what a second witness, such as Valgrind, is given.
///
/// # Errors
/// When the program is accepted, is no program, or cannot be rewritten.
pub fn twin(source: &Source, options: &Options) -> Result<String, Failure> {
    match rewritten(source, options)? {
        Rewritten::Twin(twin) => Ok(format!("{}{}", twin.text, rewrite::HELPERS)),
        Rewritten::NoProgram(error) => Err(Failure::in_file(
            &source.path,
            not_a_program(&error),
            "there is nothing to rewrite",
        )),
        Rewritten::Accepted => Err(accepted(source)),
    }
}

fn folder(source: &Source) -> Result<crate::scratch::Folder, Failure> {
    crate::scratch::Folder::new().map_err(|error| {
        let what = format!("no temporary folder can be made ({error})");
        Failure::in_file(&source.path, what, "free some space")
    })
}

fn rewritten(source: &Source, options: &Options) -> Result<Rewritten, Failure> {
    rewrite::rewrite(source, options, folder(source)?.path())
}

fn accepted(source: &Source) -> Failure {
    Failure::in_file(
        &source.path,
        "the compiler accepts it: there is no accident to look for",
        "`memscope memory` shows what it does",
    )
}

fn examine(source: &Source, options: &Options) -> Result<Accident, Failure> {
    let twin = match rewritten(source, options)? {
        Rewritten::Twin(twin) => twin,
        Rewritten::NoProgram(error) => return Ok(no_program(source, &error)),
        Rewritten::Accepted => return Err(accepted(source)),
    };
    let text = format!("{}{RECORDED}", twin.text);
    let mut watched = Source::parse(&source.path, &text)?;
    watched.start = source.start.clone();
    let record = memory::watch_twin(&watched, options)?;
    let mut all = find::find(source, &twin, &record);
    let mut optimized = None;
    if all.is_empty() {
        all.extend(stopped(&twin, &record));
    }
    let promise = |one: &Sighting| one.outcome == Outcome::BreaksPromise;
    if all.iter().all(promise) {
        let other = optimized::run(source, &twin, options, folder(source)?.path())?;
        if other.stdout != record.stdout || other.exit != record.exit {
            all.extend(all.is_empty().then(|| only_optimized(&twin)));
            optimized = Some(other);
        }
    }
    let first = match all.first() {
        Some(first) => first.clone(),
        None => Sighting {
            outcome: Outcome::Nothing,
            line: None,
            block: None,
            text: "in this run nothing went wrong".to_owned(),
            step: None,
        },
    };
    Ok(Accident {
        version: crate::json::VERSION,
        file: record.file,
        outcome: first.outcome,
        line: first.line,
        block: first.block,
        text: first.text,
        step: first.step,
        all,
        steps: record.steps,
        stdout: record.stdout,
        exit: record.exit,
        ending: record.ending,
        optimized,
    })
}

fn not_a_program(error: &Diagnostic) -> String {
    let code = error.code.as_deref();
    let code = code.map_or(String::new(), |code| format!("[{code}]"));
    format!(
        "error{code}, {}, is not the borrow checker's: there is no program to run",
        error.message
    )
}

fn no_program(source: &Source, error: &Diagnostic) -> Accident {
    Accident {
        version: crate::json::VERSION,
        file: source.path.display().to_string().replace('\\', "/"),
        outcome: Outcome::NotAProgram,
        line: error.primary().map(|label| label.line),
        block: None,
        text: not_a_program(error),
        step: None,
        all: Vec::new(),
        steps: Vec::new(),
        stdout: String::new(),
        exit: None,
        ending: String::new(),
        optimized: None,
    }
}

/// Nothing was seen but that the optimizer believed a promise.
fn only_optimized(twin: &Twin) -> Sighting {
    let line = twin.first_line();
    Sighting {
        outcome: Outcome::BreaksPromise,
        line,
        block: None,
        text: format!(
            "the optimizer believes the promise that line {} breaks: optimized, the program prints something else",
            line.unwrap_or(0)
        ),
        step: None,
    }
}

/// The line that the panic's message names: `… panicked at FILE:LINE:COLUMN:`.
fn panic_line(record: &Record) -> Option<usize> {
    let (_, rest) = record.stderr.split_once(" panicked at ")?;
    let place = rest.strip_prefix(&*record.file)?;
    place.split(':').nth(1)?.parse().ok()
}

/// A panic, a check of std or the system ended the program.
fn stopped(twin: &Twin, record: &Record) -> Option<Sighting> {
    if record.exit == Some(0) || record.truncated.is_some() {
        return None;
    }
    let panicked = record.steps.iter().position(|step| {
        let mut events = step.events.iter();
        events.any(|event| event.kind == EventKind::Panicked)
    });
    let sighting = |line: Option<usize>, step, text| Sighting {
        outcome: Outcome::Stopped,
        line,
        block: None,
        text,
        step,
    };
    if let Some(index) = panicked {
        let line = panic_line(record).unwrap_or(record.steps[index].line);
        let text = format!("a panic stops it at line {line}, before anything else goes wrong");
        return Some(sighting(Some(line), Some(index), text));
    }
    let last = record.steps.len().checked_sub(1);
    if record.exit.is_some() {
        let ending = &record.ending;
        let text = format!("it stops with {ending} before anything else goes wrong");
        return Some(sighting(None, last, text));
    }
    // The line that the compiler rejects, unless the program came past it.
    let passed = |line: &usize| {
        let mut steps = record.steps.iter();
        steps.any(|step| (step.first_line..=step.line).contains(line))
    };
    let line = twin.first_line().filter(|line| !passed(line));
    let place = match (line, record.steps.last()) {
        (Some(line), _) => format!(" at line {line}"),
        (None, Some(step)) => format!(" after line {}", step.line),
        (None, None) => String::new(),
    };
    let text = format!("the system stops it{place} ({})", record.ending);
    Some(sighting(line, last, text))
}
