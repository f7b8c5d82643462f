//! What memory holds after each line.
//!
//! ```text
//! source --instrument--> edits --compile--> moves, borrows; program + recorder --run--> log
//! log --replay--> Scene (typed, no words) --narrate--> Record (model) --terminal--> text
//! ```
//!
//! The program is compiled with the recorder (`runtime/`) linked in and run three times; runs that differ are
//! refused, because a picture of one of them would not be the next reader's picture.

mod compile;
mod instrument;
mod model;
mod narrate;
mod replay;
mod run;
mod terminal;

pub use model::{
    Block, BlockState, Borrow, Borrows, Event, EventKind, Flag, Frame, Leak, Link, LinkTo, Mode,
    OtherThread, Part, PartKind, Record, Slot, State, Step, StepKind, Variable,
};
pub use terminal::terminal;

use crate::scratch::Folder;
use crate::{Failure, Options, Source, cache};
use replay::{Known, Replayed, Stopped, replay};
use run::{Limit, Ran, Stack};
use std::path::Path;

/// How many runs have to agree.
const RUNS: usize = 3;

pub(crate) fn memory(source: &Source, options: &Options) -> Result<Record, Failure> {
    let limits = format!(
        "{:?} {} {}",
        options.time_limit, options.memory_limit, options.output_limit
    );
    let name = source.path.to_string_lossy();
    let recorder = compile::recorder_text();
    let depends_on = [&options.edition, &limits, &*name, &recorder];
    let key = cache::key("memory", &source.text, &depends_on).map_err(|what| {
        let remedy = "check that `rustc` works by itself";
        Failure::in_file(&source.path, what, remedy)
    })?;
    if let Some(folder) = &options.cache
        && let Some(kept) = cache::get(folder, &key)
        && let Ok(record) = serde_json::from_str(&kept)
    {
        return Ok(record);
    }
    let record = watch(source, options)?;
    if let (Some(folder), Ok(text)) = (&options.cache, serde_json::to_string(&record)) {
        cache::put(folder, &key, &text);
    }
    Ok(record)
}

fn watch(source: &Source, options: &Options) -> Result<Record, Failure> {
    let fail = |what: String, remedy: &str| Failure::in_file(&source.path, what, remedy);
    let mut plan = instrument::plan(source)?;
    if !plan
        .functions
        .iter()
        .any(|function| function.name == "main")
    {
        return Err(fail("there is no `fn main` to run".to_owned(), "add one"));
    }
    let folder = Folder::new().map_err(|error| {
        fail(
            format!("no temporary folder can be made ({error})"),
            "free some space",
        )
    })?;
    let library = compile::recorder(options, folder.path())
        .map_err(|what| fail(what, "check that `rustc` works by itself"))?;
    let asked = compile::ask(source, options);
    let moves = compile::check(source, &mut plan, options, folder.path(), &library)?;
    instrument::mark(&source.text, &mut plan, &moves);
    let built = compile::program(source, &mut plan, options, folder.path(), &library)?;
    let states = asked.states(source, &plan)?;
    let mut first: Option<Record> = None;
    let mut stack = Stack::Usual;
    for _ in 0..RUNS {
        let run = |program: &Path, stack| {
            run::run(program, &built.name, folder.path(), options, stack).map_err(|error| {
                fail(
                    format!("the program cannot be run ({error})"),
                    "run it by hand",
                )
            })
        };
        let mut ran = run(&built.program, stack)?;
        if ran.overflowed() && first.is_none() {
            // Is it the program that needs so much, or do the probes?
            let bare = compile::bare(source, options, folder.path())?;
            if !run(&bare, Stack::Usual)?.overflowed() {
                stack = Stack::Roomy;
                ran = run(&built.program, stack)?;
            }
        }
        let known = Known {
            plan: &plan,
            states: &states,
            stdout: &ran.stdout,
            stderr: &String::from_utf8_lossy(&ran.stderr),
            mend: &|text| built.mend(text),
        };
        let replayed = replay(&ran.log, &known);
        limits(source, options, &ran, &replayed)?;
        let record = Record {
            borrows: if states.asked() {
                Borrows::Compiler
            } else {
                Borrows::Pointers
            },
            unwatched: unwatched(source, &plan),
            ..record(source, &ran, replayed, &built)
        };
        match &first {
            None => first = Some(record),
            Some(known) if *known == record => {}
            Some(known) => return Err(differs(source, known, &record)),
        }
    }
    first.ok_or_else(|| fail("the program was not run".to_owned(), "run it by hand"))
}

fn limits(
    source: &Source,
    options: &Options,
    ran: &Ran,
    replayed: &Replayed,
) -> Result<(), Failure> {
    let what = match (ran.limit, replayed.stopped) {
        (Some(Limit::Time), _) => format!(
            "the program did not end within {} s",
            options.time_limit.as_secs_f32()
        ),
        (Some(Limit::Output), _) => format!(
            "the program printed more than {} bytes",
            options.output_limit
        ),
        (_, Some(Stopped::Memory)) => format!(
            "the program holds more than {} MiB at once",
            options.memory_limit >> 20
        ),
        _ => return Ok(()),
    };
    let remedy = "let it do less; memscope is for short programs";
    Err(match replayed.scenes.last() {
        Some(last) => Failure::at(
            &source.path,
            last.step.line,
            format!("{what}; this is the last line recorded"),
            remedy,
        ),
        None => Failure::in_file(&source.path, what, remedy),
    })
}

fn record(source: &Source, ran: &Ran, replayed: Replayed, built: &compile::Built) -> Record {
    let (exit, ending) = ending(ran);
    let leaked = match replayed.stopped {
        Some(_) => Vec::new(),
        None => replayed.left,
    };
    let steps = narrate::narrate(replayed.scenes, &leaked);
    let truncated = replayed.stopped.map(|_| {
        format!(
            "the record stops after {} steps; the program went on",
            steps.len()
        )
    });
    Record {
        version: crate::JSON_VERSION,
        file: source.path.display().to_string().replace('\\', "/"),
        steps,
        stdout: String::from_utf8_lossy(&ran.stdout).into_owned(),
        stderr: built.mend(&String::from_utf8_lossy(&ran.stderr)),
        exit,
        ending,
        truncated,
        borrows: Borrows::Pointers,
        unwatched: Vec::new(),
        leaked,
    }
}

fn unwatched(source: &Source, plan: &instrument::Plan) -> Vec<usize> {
    let mut lines: Vec<usize> = plan
        .watch
        .given_up()
        .into_iter()
        .map(|at| source.line(at))
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn ending(ran: &Ran) -> (Option<i32>, String) {
    let Some(status) = ran.status else {
        return (None, "ended by memscope".to_owned());
    };
    if let Some(code) = status.code() {
        return (Some(code), format!("exit code {code}"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        if let Some(signal) = status.signal() {
            let name = match signal {
                4 => " (SIGILL)",
                6 => " (SIGABRT)",
                8 => " (SIGFPE)",
                11 => " (SIGSEGV)",
                _ => "",
            };
            return (None, format!("signal {signal}{name}"));
        }
    }
    (None, "ended without a code".to_owned())
}

fn differs(source: &Source, one: &Record, other: &Record) -> Failure {
    let pairs = one.steps.iter().zip(&other.steps);
    let step = pairs
        .clone()
        .find(|(one, other)| one != other)
        .map(|(one, _)| one.line);
    let what = if one.stdout != other.stdout {
        "the program prints something else on every run"
    } else {
        "two runs of the program differ"
    };
    let remedy = "make it the same on every run (threads, times, process numbers, addresses, random hashing)";
    match step {
        Some(line) => Failure::at(&source.path, line, what, remedy),
        None => Failure::in_file(&source.path, what, remedy),
    }
}
