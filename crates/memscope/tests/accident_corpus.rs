//! Rejected programs whose accident was worked out by hand. The expectations stand behind each program:
//!
//! ```text
//! // outcome: reads-freed
//! // line: 5                 missing where no line does it
//! // block: 1                missing where no block is concerned
//! // why: the push moves the elements; the reference reads the old block
//! ```

#[path = "support/recorder.rs"]
mod recorder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use memscope::Source;
use memscope::accident::{Accident, Outcome};

/// So many programs there are at least, and so many of each outcome.
const PROGRAMS: usize = 115;
const EACH: usize = 2;

/// How long a program may run.
const TIME: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if !arguments.list {
        recorder::forget_results();
    }
    // Freed blocks can be watched there; elsewhere a trial says that it was left out.
    let watched = cfg!(all(
        target_os = "linux",
        target_env = "gnu",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ));
    let listing = fs::read_dir(Path::new("tests/accident")).unwrap();
    let mut programs: Vec<PathBuf> = listing.map(|entry| entry.unwrap().path()).collect();
    programs.sort();
    let mut trials: Vec<Trial> = programs
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let path = path.clone();
            Trial::test(name, move || examine(&path)).with_ignored_flag(!watched)
        })
        .collect();
    trials.push(Trial::test("there_are_enough_programs", move || {
        enough(&programs)
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn enough(programs: &[PathBuf]) -> Result<(), Failed> {
    if programs.len() < PROGRAMS {
        return Err(format!("{} programs, of {PROGRAMS}", programs.len()).into());
    }
    let texts: Vec<String> = programs
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for outcome in Outcome::ALL {
        let line = format!("// outcome: {}", outcome.name());
        let count = texts.iter().filter(|text| text.contains(&line)).count();
        if count < EACH {
            return Err(format!("{count} programs of the outcome {}", outcome.name()).into());
        }
    }
    Ok(())
}

fn examine(path: &Path) -> Result<(), Failed> {
    let source = Source::read(path).map_err(|failure| failure.to_string())?;
    let accident = memscope::accident(&source, &recorder::options(TIME))
        .map_err(|failure| failure.to_string())?;
    let wanted = |key: &str| {
        let start = format!("// {key}: ");
        let line = source
            .text
            .lines()
            .find_map(|line| line.strip_prefix(&start));
        line.map(str::to_owned)
    };
    if wanted("why").is_none() {
        return Err("it does not say why".into());
    }
    for (key, found) in found(&accident) {
        if wanted(key) != found {
            return Err(format!(
                "{}: its comment says {key}: {}, and it was {}; {}",
                path.display(),
                wanted(key).as_deref().unwrap_or("none"),
                found.as_deref().unwrap_or("none"),
                accident.text,
            )
            .into());
        }
    }
    pointed_at(&accident)
}

fn found(accident: &Accident) -> [(&'static str, Option<String>); 3] {
    [
        ("outcome", Some(accident.outcome.name().to_owned())),
        ("line", accident.line.map(|line| line.to_string())),
        ("block", accident.block.map(|block| block.to_string())),
    ]
}

/// The step is one of the steps, and nothing of the helpers shows.
fn pointed_at(accident: &Accident) -> Result<(), Failed> {
    if accident
        .step
        .is_some_and(|step| step >= accident.steps.len())
    {
        return Err("the step of the accident is none of its steps".into());
    }
    let json = serde_json::to_string(accident).unwrap();
    if json.contains("__twin") {
        return Err("a helper's name shows".into());
    }
    let calls = accident.steps.iter().flat_map(|step| &step.frames);
    for frame in calls {
        if ["detach", "again", "through", "carry"].contains(&&*frame.function) {
            return Err("a helper shows as a call".into());
        }
    }
    Ok(())
}
