//! Programs that the authors of memscope never wrote: those of the installed Rust Book and of Rust by Example (the
//! component rust-docs), through `memory` and `permissions`.
//!
//! - What rustc rejects, `memory` refuses, and with a reason; what it takes has a record, or a reason that says why not.
//! - The record's standard output and exit code are those of the program without a recorder.
//! - Each block that is freed was taken, and is freed once.
//! - Of the permissions some are drawn and tried: the program with that one use inserted, which rustc judges.
//!
//! All of them take many minutes, so a part is drawn: `MEMSCOPE_SEED` draws another, `MEMSCOPE_ALL=1` takes all.

#[path = "support/balance.rs"]
mod balance;
#[path = "support/books.rs"]
mod books;
#[path = "support/recorder.rs"]
mod recorder;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use books::Program;
use libtest_mimic::{Arguments, Failed, Trial};
use memscope::permissions::{Permission, Place, Reason, Rule, State};
use memscope::source::Kind;
use memscope::{Source, rustc};
use supervise::{Finished, Limits};

/// One program of so many is drawn.
const PART: u64 = 4;
/// Both books have at least so many programs, of which so many drawn ones have a record, and so many permissions are
/// judged, of which so many are missing ones.
const PROGRAMS: usize = 500;
const RECORDED: usize = 100;
const JUDGED: usize = 200;
const MISSING: usize = 40;
/// So many questions are drawn of a program.
const QUESTIONS: usize = 4;

fn number(variable: &str, default: u64) -> u64 {
    let given = std::env::var(variable).ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A number that depends on nothing but these (FNV-1a).
fn drawn(seed: u64, what: &str) -> u64 {
    let bytes = seed.to_le_bytes();
    let bytes = bytes.iter().copied().chain(what.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 29)
}

/// What was counted, by a few words.
type Told = Arc<Mutex<BTreeMap<String, usize>>>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut programs = books::programs();
    programs.retain(|program| !program.marked);
    if programs.is_empty() {
        println!(
            "left out: the component rust-docs is not installed (`rustup component add rust-docs`)"
        );
        return ExitCode::SUCCESS;
    }
    let seed = number("MEMSCOPE_SEED", 1);
    let all = std::env::var_os("MEMSCOPE_ALL").is_some() || arguments.filter.is_some();
    let known = programs.len();
    programs.retain(|one| all || drawn(seed, &one.name).is_multiple_of(PART));
    let told = Told::default();
    let trials = programs.into_iter().map(|program| {
        let told = Arc::clone(&told);
        Trial::test(program.name.clone(), move || examine(&program, seed, &told))
    });
    if !arguments.list {
        recorder::forget_results();
    }
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if arguments.list {
        return ExitCode::SUCCESS;
    }
    let told = told.lock().unwrap();
    for (what, count) in told.iter() {
        println!("{what}: {count}");
    }
    if arguments.filter.is_some() || !arguments.skip.is_empty() {
        return conclusion.exit_code();
    }
    let count = |what: &str| told.get(what).copied().unwrap_or_default();
    let floors = [
        (known, PROGRAMS, "programs with a `main` in the books"),
        (count(RECORD), RECORDED, "records"),
        (
            count(ALLOWED) + count(REFUSED),
            JUDGED,
            "permissions judged",
        ),
        (count(REFUSED), MISSING, "of them missing"),
    ];
    match books::enough(floors) {
        true => conclusion.exit_code(),
        false => ExitCode::FAILURE,
    }
}

const RECORD: &str = "a record that is the native run's";
const ALLOWED: &str = "permission used";
const REFUSED: &str = "missing permission used";

/// What `memory` may say of a program that rustc takes, and why.
const REASONS: [&str; 6] = [
    "async",
    "did not end within",
    "printed more than",
    "holds more than",
    "differ",
    "something else on every run",
];

/// How long a program may run; those that end take a thousandth of it.
const TIME: Duration = Duration::from_secs(5);

/// So often a program is run anew that prints something else than its record: the order of a hash map is drawn by each run,
/// and a small map's can be the same in all runs of the record.
const AGAIN: usize = 20;

fn examine(program: &Program, seed: u64, told: &Told) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("program.rs"), &program.text)?;
    let tell = |what: &str| *told.lock().unwrap().entry(what.to_owned()).or_default() += 1;
    let said = rustc::compile(folder.path(), "program.rs", "2024", &["-Awarnings"])?;
    let source = match Source::parse(Path::new("program.rs"), &program.text) {
        Ok(source) => source,
        Err(_) if !said.success => {
            tell("no program for rustc, and none for memscope");
            return Ok(());
        }
        Err(why) => return Err(format!("rustc takes it, and it cannot be read: {why}").into()),
    };
    let mut wrong = Vec::new();
    match (
        memscope::memory(&source, &recorder::options(TIME)),
        said.success,
    ) {
        (Ok(_), false) => wrong.push("it has a record, and rustc rejects it".to_owned()),
        (Err(why), false) => {
            let why = why.to_string();
            if !["rejects it", "async"]
                .iter()
                .any(|word| why.contains(word))
            {
                wrong.push(format!("rustc rejects it, and memscope says: {why}"));
            }
            tell("rejected by rustc and by memory");
        }
        (Err(why), true) => {
            let why = why.to_string();
            match REASONS.iter().find(|reason| why.contains(**reason)) {
                Some(reason) => tell(&format!("no record: {reason}")),
                None => wrong.push(format!("no record: {why}")),
            }
        }
        (Ok(record), true) => {
            wrong.extend(balance::balance(&record));
            let ran = native(folder.path())?;
            let same = |one: &Finished| String::from_utf8_lossy(&one.stdout) == record.stdout;
            let again = |_| native(folder.path()).is_ok_and(|one| same(&one));
            if !same(&ran) && !(0..AGAIN).any(again) {
                let (theirs, ours) = (String::from_utf8_lossy(&ran.stdout), &record.stdout);
                wrong.push(format!("it prints {theirs:?}, and in the record {ours:?}"));
            }
            if ran.status.code() != record.exit {
                let ours = &record.ending;
                wrong.push(format!("it ends with {}, in the record {ours}", ran.status));
            }
            tell(RECORD);
        }
    }
    for (allowed, verdict) in judge(&source, seed, folder.path())? {
        match verdict {
            Ok(()) if allowed => tell(ALLOWED),
            Ok(()) => tell(REFUSED),
            Err(why) => wrong.push(why),
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(wrong.join("\n").into()),
    }
}

/// The program without memscope, in an empty folder of its own, with empty standard input.
fn native(folder: &Path) -> Result<Finished, Failed> {
    let run = tempfile::tempdir()?;
    let mut command = Command::new(folder.join("program"));
    command.current_dir(run.path()).env("RUST_BACKTRACE", "0");
    for name in ["TMPDIR", "TMP", "TEMP"] {
        command.env(name, run.path());
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.arg0("program");
    }
    let finished = supervise::run(&mut command, &Limits::of_time(TIME), 1 << 20);
    finished.map_err(|why| format!("the program itself: {why:?}").into())
}

/// A use that a table says is permitted, or is not.
struct Question {
    /// What is inserted, and where.
    probe: String,
    at: usize,
    semicolon: bool,
    allowed: bool,
    /// In words.
    about: String,
}

const ACTS: [&str; 4] = ["read", "write", "assign", "move"];

/// Whether the answer allowed the use, and what is wrong with it if rustc says otherwise.
type Judged = (bool, Result<(), String>);

/// Draws questions, and has rustc answer each: one program with nothing inserted but that one use.
fn judge(source: &Source, seed: u64, folder: &Path) -> Result<Vec<Judged>, Failed> {
    let report =
        memscope::permissions(source, &recorder::options(TIME)).map_err(|why| why.to_string())?;
    // In a rejected program one error may hide another from the judge.
    if !report.diagnostics.is_empty() {
        return Ok(Vec::new());
    }
    let mut questions = Vec::new();
    for (table, function) in report.functions.iter().zip(&source.functions) {
        for step in &table.steps {
            let Some(statement) = function.statements.get(step.index) else {
                continue;
            };
            let in_loop = function
                .loops
                .iter()
                .any(|one| one.contains(&statement.after));
            if statement.kind == Kind::Tail {
                continue;
            }
            for place in &step.places {
                let acts = ACTS
                    .iter()
                    .enumerate()
                    .filter(|(act, _)| asked(place, *act));
                // rustc reports one use of a value that a loop moves; which one is not the judge's to say.
                for (act, name) in acts.filter(|(act, _)| !(in_loop && *act == 3)) {
                    let p = &place.place;
                    let (line, says) = (
                        step.line,
                        [place.read, place.write, place.assign, place.moves][act],
                    );
                    questions.push(Question {
                        probe: match act {
                            0 => format!("{{ let _seen = &{p}; }}"),
                            1 => format!("{{ let _seen = &mut {p}; }}"),
                            2 => format!("{p} = __made();"),
                            _ => format!("{{ let _seen = {p}; }}"),
                        },
                        at: statement.after,
                        semicolon: statement.needs_semicolon,
                        allowed: says,
                        about: format!("{} after line {line}, `{p}`, {name}", table.name),
                    });
                }
            }
        }
    }
    questions.sort_by_key(|one| drawn(seed, &format!("{}{}", one.at, one.about)));
    // Half of them ask for what is missing, where something is.
    let (allowed, missing): (Vec<_>, Vec<_>) = questions.into_iter().partition(|one| one.allowed);
    let missing = missing.into_iter().take(QUESTIONS / 2);
    let drawn = missing.chain(allowed).take(QUESTIONS);
    let mut answers = Vec::new();
    for question in drawn {
        if let Some(refused) = tried(source, &question, folder)? {
            let verdict = match question.allowed == refused.is_none() {
                true => Ok(()),
                false => Err(format!(
                    "{}: memscope says {}, and rustc {refused:?}",
                    question.about, question.allowed
                )),
            };
            answers.push((question.allowed, verdict));
        }
    }
    Ok(answers)
}

/// Whether memscope gives an answer about a use that can be tried.
fn asked(place: &Place, act: usize) -> bool {
    let open = |reason: &Reason| {
        reason.kind == Rule::NotAsked && reason.permissions.contains(&Permission::ALL[act])
    };
    !matches!(place.state, State::Unreachable | State::NotAsked) && !place.reasons.iter().any(open)
}

/// Why rustc refuses a use, if it does; `None` where it cannot tell.
fn tried(
    source: &Source,
    question: &Question,
    folder: &Path,
) -> Result<Option<Option<String>>, Failed> {
    let (head, tail) = source.text.split_at(question.at);
    let semicolon = if question.semicolon { ";" } else { "" };
    let made = "fn __made<T>() -> T { loop {} }";
    let text = format!("{head}{semicolon}\n{}\n{tail}\n{made}\n", question.probe);
    let line = head.matches('\n').count() + 2;
    std::fs::write(folder.join("judge.rs"), text)?;
    let arguments = ["--emit=metadata", "--cap-lints", "allow"];
    let outcome = rustc::compile(folder, "judge.rs", "2024", &arguments)?;
    let mut refused = None;
    for error in outcome.diagnostics.iter().filter(|said| said.is_error()) {
        let code = error.code.as_deref().unwrap_or_default();
        if matches!(code, "E0282" | "E0283" | "E0284") {
            return Ok(None);
        }
        for label in error.labels.iter().filter(|label| label.line == line) {
            let words = label.text.as_deref().unwrap_or_default();
            // What is said of a move or an assignment further down is not said of the use.
            let later = label.says_moved()
                || code == "E0381"
                || words.contains("first assignment")
                || words.contains("reinitialization")
                || words.starts_with("move occurs");
            if label.primary || !later {
                refused = Some(format!("[{code}] {}", error.message));
            }
        }
    }
    Ok(Some(refused))
}
