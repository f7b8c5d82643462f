//! Rejected programs that the authors of memscope never wrote: those of the installed Rust Book and of Rust by Example
//! (the component rust-docs). Each gets an outcome, or one message that says why not.

#[path = "support/books.rs"]
mod books;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use books::Program;
use libtest_mimic::{Arguments, Failed, Trial};
use memscope::accident::Outcome;
use memscope::{Options, Source};

/// Both books have at least so many programs that rustc rejects, so many of them have an outcome of their own, and so
/// many do something that the borrow checker is there for.
const REJECTED: usize = 110;
const ANSWERED: usize = 28;
const DANGEROUS: usize = 11;
/// So many are refused with a reason at most.
const NOT_REWRITTEN: usize = 0;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut programs = books::programs();
    programs.retain(|program| program.marked);
    if programs.is_empty() {
        println!(
            "left out: the component rust-docs is not installed (`rustup component add rust-docs`)"
        );
        return ExitCode::SUCCESS;
    }
    let told: Arc<Mutex<BTreeMap<&'static str, Vec<String>>>> = Arc::default();
    let watched = cfg!(all(
        target_os = "linux",
        target_env = "gnu",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ));
    let mut trials = Vec::new();
    for Program { name, text, .. } in programs {
        let told = Arc::clone(&told);
        let shown = name.clone();
        let trial = Trial::test(name, move || {
            let what = examine(&text)?;
            told.lock().unwrap().entry(what).or_default().push(shown);
            Ok(())
        });
        trials.push(trial.with_ignored_flag(!watched));
    }
    let some = arguments.filter.is_some() || !arguments.skip.is_empty() || arguments.list;
    let conclusion = libtest_mimic::run(&arguments, trials);
    let told = told.lock().unwrap();
    for (what, names) in told.iter() {
        println!("{what}: {}", names.len());
    }
    if some || !watched {
        return conclusion.exit_code();
    }
    let count = |what: &str| told.get(what).map_or(0, Vec::len);
    let outcomes = || {
        Outcome::ALL
            .iter()
            .filter(|one| **one != Outcome::NotAProgram)
    };
    let answered: usize = outcomes().map(|one| count(one.name())).sum();
    let harmless = count("nothing") + count("stopped");
    let rejected = answered + count("not-a-program") + count(REFUSED);
    let floors = [
        (rejected, REJECTED, "rejected programs"),
        (answered, ANSWERED, "with an outcome"),
        (answered - harmless, DANGEROUS, "with an accident"),
    ];
    println!(
        "{} {REFUSED}, where {NOT_REWRITTEN} are expected",
        count(REFUSED)
    );
    match books::enough(floors) && count(REFUSED) == NOT_REWRITTEN {
        true => conclusion.exit_code(),
        false => ExitCode::FAILURE,
    }
}

const ACCEPTED: &str = "accepted";
const REFUSED: &str = "cannot be rewritten";
const UNREADABLE: &str = "cannot be read";

fn examine(text: &str) -> Result<&'static str, Failed> {
    let options = Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("accident-books")),
        time_limit: Duration::from_secs(10),
        ..Options::default()
    };
    let source = match Source::parse(Path::new("program.rs"), text) {
        Ok(source) => source,
        Err(why) => return message(&why.to_string(), UNREADABLE),
    };
    match memscope::accident(&source, &options) {
        Err(why) if why.to_string().contains("the compiler accepts it") => Ok(ACCEPTED),
        Err(why) => message(&format!("{why}"), REFUSED),
        Ok(accident) => {
            if accident.text.is_empty() {
                return Err("an outcome without its sentence".into());
            }
            let json = serde_json::to_string(&accident).unwrap();
            if json.contains("__twin") {
                return Err("a helper's name shows".into());
            }
            let lines = text.lines().count();
            let line = accident.line.is_none_or(|line| (1..=lines).contains(&line));
            let step = accident.step.is_none_or(|step| step < accident.steps.len());
            match line && step {
                true => Ok(accident.outcome.name()),
                false => Err("a line or a step that there is not".into()),
            }
        }
    }
}

/// A reason in one message, which is not that something broke.
fn message(why: &str, what: &'static str) -> Result<&'static str, Failed> {
    let broken = [
        "panicked",
        "did not end",
        "was killed",
        "took longer",
        "still running",
    ];
    match broken.iter().find(|sign| why.contains(**sign)) {
        Some(_) => Err(why.into()),
        None => {
            println!("{what}: {}", why.lines().next().unwrap_or_default());
            Ok(what)
        }
    }
}
