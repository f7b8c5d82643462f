//! What memory holds after each line.
//!
//! ```text
//! source --instrument--> edits --compile--> moves, borrows; program + recorder --run--> log
//! log --replay--> Scene (typed, no words) --narrate--> Record (model) --terminal--> text
//! ```
//!
//! The program is compiled with the recorder (`crates/memscope/recorder`) linked in and run three times; runs that differ are
//! refused, because a picture of one of them would not be the next reader's picture.

mod agreement;
mod compile;
mod instrument;
mod model;
mod narrate;
mod replay;
mod run;
mod terminal;

pub(crate) use compile::recorder_sum;
pub(crate) use model::Happened;
pub use model::{
    Block, BlockState, Borrow, Borrows, Event, EventKind, Flag, Frame, Leak, Link, LinkTo, Mode,
    OtherThread, Part, PartKind, Reach, Record, Slot, State, Step, StepKind, Unit, Variable,
};
pub(crate) use terminal::{Shown, fold, none_there, terminal_shown};
pub use terminal::{terminal, terminal_of_cut};

use crate::scratch::Folder;
use crate::{Failure, Options, Source, cache};
use agreement::{common, differs, says_else};
use replay::{Known, Replayed, Stopped, replay};
use run::{Limit, Ran, Stack};
use std::path::Path;

/// How many runs have to agree.
const RUNS: usize = 3;
/// Of so many: on a busy machine the threads of a program may once take their turns in another order.
const TRIES: usize = 9;

/// What watching a program gave.
#[derive(Debug)]
pub enum Watched {
    /// It ended by itself.
    Whole(Record),
    /// It went past a limit: what was recorded until then, and which limit.
    Cut(Box<Record>, Failure),
}

impl Watched {
    /// The record of a program that ended by itself.
    ///
    /// # Errors
    /// When it did not.
    pub fn whole(self) -> Result<Record, Failure> {
        match self {
            Self::Whole(record) => Ok(record),
            Self::Cut(_, failure) => Err(failure),
        }
    }
}

pub(crate) fn memory(source: &Source, options: &Options) -> Result<Watched, Failure> {
    let key = key(&source.path, &source.text, options).map_err(|what| {
        let remedy = "check that `rustc` works by itself";
        Failure::in_file(&source.path, what, remedy)
    })?;
    if let Some(record) = cache::value(options.cache.as_deref(), &key) {
        return Ok(Watched::Whole(record));
    }
    let watched = watch(source, options, false)?;
    if let Watched::Whole(record) = &watched {
        cache::keep(options.cache.as_deref(), &key, record);
    }
    Ok(watched)
}

/// The record that is kept of the program `text`.
pub(crate) fn kept(path: &Path, text: &str, options: &Options) -> Option<Record> {
    cache::value(options.cache.as_deref(), &key(path, text, options).ok()?)
}

fn key(path: &Path, text: &str, options: &Options) -> Result<String, String> {
    let limits = options.limits();
    let name = path.to_string_lossy();
    let depends_on = [&*options.edition, &*limits, &*name, compile::recorder_sum()];
    cache::key("memory", text, &depends_on)
}

/// What a program does that nobody watches.
pub(crate) struct Bare {
    pub(crate) stdout: String,
    pub(crate) exit: Option<i32>,
}

/// Runs a program without the recorder, once, within the limits.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn run_bare(
    source: &Source,
    program: &Path,
    folder: &Path,
    options: &Options,
) -> Result<Bare, Failure> {
    let ran = run::run(program, "program", folder, options, Stack::Usual, false);
    let ran = ran.map_err(|error| {
        let what = format!("the program cannot be run ({error})");
        Failure::in_file(&source.path, what, "run it by hand")
    })?;
    let (exit, _) = ending(&ran);
    Ok(Bare {
        stdout: String::from_utf8_lossy(&ran.stdout).into_owned(),
        exit,
    })
}

/// The record of a rewritten program: freed blocks are kept, and who touches them is told. `helpers` are appended.
pub(crate) fn watch_twin(source: &Source, options: &Options) -> Result<Record, Failure> {
    watch(source, options, true)?.whole()
}

fn watch(source: &Source, options: &Options, twin: bool) -> Result<Watched, Failure> {
    let fail = |what: String, remedy: &str| Failure::in_file(&source.path, what, remedy);
    let mut plan = instrument::plan(source)?;
    let entry = source.start.name();
    if !plan.functions.iter().any(|function| function.name == entry) {
        let remedy = match source.tests().is_empty() {
            true => "add one",
            false => "add one, or run a test with `--test NAME`",
        };
        return Err(fail(format!("there is no `fn {entry}` to run"), remedy));
    }
    let folder = Folder::new().map_err(|error| {
        fail(
            format!("no temporary folder can be made ({error})"),
            "free some space",
        )
    })?;
    let library = compile::recorder(options, folder.path())
        .map_err(|what| fail(what, "check that `rustc` works by itself"))?;
    let asked = match twin {
        true => compile::ask_nothing(),
        false => compile::ask(source, options),
    };
    // A rewritten program is the compiler's only together with what it was rewritten with.
    let accepted = (!twin).then(|| compile::accepts(source, options, folder.path()));
    let moves = compile::check(source, &mut plan, options, folder.path(), &library);
    // What the compiler says of the program itself comes before what it says of the probes.
    accepted.map_or(Ok(()), |accepted| accepted.wait(source))?;
    let moves = moves?;
    instrument::mark(&source.text, &mut plan, &moves);
    let built = compile::program(source, &mut plan, options, folder.path(), &library)?;
    let states = asked.states(source, &plan)?;
    let mut seen: Vec<(Record, usize)> = Vec::new();
    let mut stack = Stack::Usual;
    for _ in 0..TRIES {
        let run = |program: &Path, stack| {
            run::run(program, &built.name, folder.path(), options, stack, twin).map_err(|error| {
                fail(
                    format!("the program cannot be run ({error})"),
                    "run it by hand",
                )
            })
        };
        let mut ran = run(&built.program, stack)?;
        if ran.overflowed() && seen.is_empty() {
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
        if let Some(limit) = limits(options, &ran, &replayed) {
            let failure = cut(source, &limit, &replayed);
            let mut record = record(source, &ran, replayed, &built);
            record.truncated = Some(limit);
            record.leaked.clear();
            return Ok(Watched::Cut(Box::new(record), failure));
        }
        if twin && !replayed.kept {
            let what = "freed blocks cannot be watched on this system".to_owned();
            return Err(fail(
                what,
                "it is done on Linux with glibc, on x86-64 and AArch64",
            ));
        }
        let record = Record {
            borrows: if states.asked() {
                Borrows::Compiler
            } else {
                Borrows::Pointers
            },
            unwatched: unwatched(source, &plan),
            ..record(source, &ran, replayed, &built)
        };
        if twin {
            let merged = match seen.pop() {
                None => (record, 1),
                Some((known, times)) if known == record => (known, times + 1),
                Some((known, times)) => (common(&known, &record), times + 1),
            };
            if merged.1 == RUNS {
                return Ok(Watched::Whole(merged.0));
            }
            seen.push(merged);
            continue;
        }
        if let Some((known, _)) = seen.iter().find(|(known, _)| says_else(known, &record)) {
            return Err(differs(source, known, &record));
        }
        match seen.iter_mut().find(|(known, _)| *known == record) {
            Some((_, times)) => *times += 1,
            None => seen.push((record, 1)),
        }
        if let Some(at) = seen.iter().position(|(_, times)| *times == RUNS) {
            return Ok(Watched::Whole(seen.swap_remove(at).0));
        }
    }
    match seen.as_slice() {
        [(one, _), (other, _), ..] => Err(differs(source, one, other)),
        _ => Err(fail("the program was not run".to_owned(), "run it by hand")),
    }
}

/// The limit that the program went past.
fn limits(options: &Options, ran: &Ran, replayed: &Replayed) -> Option<String> {
    match (ran.limit, replayed.stopped) {
        (Some(Limit::Time), _) => Some(format!(
            "the program did not end within {} s",
            options.time_limit.as_secs_f32()
        )),
        (Some(Limit::Output), _) => Some(format!(
            "the program printed more than {} bytes",
            options.output_limit
        )),
        (_, Some(Stopped::Memory)) => Some(format!(
            "the program holds more than {} MiB at once",
            options.memory_limit >> 20
        )),
        _ => None,
    }
}

/// What to say of a program that was stopped at a limit.
fn cut(source: &Source, limit: &str, replayed: &Replayed) -> Failure {
    let remedy = "let it do less; memscope is for short programs";
    match replayed.scenes.last() {
        Some(last) => Failure::at(
            &source.path,
            last.step.line,
            format!("{limit}; this is the last line recorded"),
            remedy,
        ),
        None => Failure::in_file(&source.path, limit, remedy),
    }
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
        version: crate::json::VERSION,
        file: source.path.display().to_string().replace('\\', "/"),
        test: source.start.test().map(str::to_owned),
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
