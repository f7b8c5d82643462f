//! Each exercise of the book: its start fails as its task says and as is recorded, its solution and every other one pass.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use book::practice::command::{manifest, unlike};
use book::practice::trial::{Outcome, try_out};
use book::practice::{Exercise, FOLDER, Practice};
use libtest_mimic::{Arguments, Failed, Trial};

/// Fewer than these would say that the folder was not found.
const AT_LEAST: usize = 3;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn main() -> ExitCode {
    let practice = Practice::load(&root());
    let mut trials = vec![Trial::test("the folder", the_folder)];
    for exercise in &practice.exercises {
        let start = exercise.clone();
        trials.push(Trial::test(
            format!("{}: start", exercise.name),
            move || fails(&start),
        ));
        let solutions = std::iter::once((exercise.solution_path(), exercise.solution.clone()));
        let others = exercise.others.iter().map(|other| {
            (
                format!("{FOLDER}/alternatives/{}.rs", other.name),
                other.source.clone(),
            )
        });
        for (path, source) in solutions.chain(others) {
            let name = exercise.name.clone();
            trials.push(Trial::test(path.clone(), move || {
                passes(&name, &path, &source)
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn the_folder() -> Result<(), Failed> {
    let practice = Practice::load(&root());
    let mut faults: Vec<String> = practice.problems.iter().map(ToString::to_string).collect();
    if practice.exercises.len() < AT_LEAST {
        faults.push(format!(
            "only {} exercises were found in {FOLDER}",
            practice.exercises.len()
        ));
    }
    let kept = std::fs::read_to_string(root().join(FOLDER).join("Cargo.toml")).unwrap_or_default();
    if kept.replace("\r\n", "\n") != manifest(&practice) {
        faults.push(format!("{FOLDER}/Cargo.toml: does not name every exercise; `cargo book practice --record` writes it"));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n").into())
    }
}

fn fails(exercise: &Exercise) -> Result<(), Failed> {
    let outcome = try_out(&root(), &exercise.name, &exercise.start)?;
    if let Some(problem) = unlike(exercise, &outcome) {
        return Err(problem.into());
    }
    if exercise
        .recorded
        .as_deref()
        .map(|text| text.replace("\r\n", "\n"))
        .as_deref()
        != Some(outcome.said())
    {
        return Err(format!(
            "{}: the start now says\n{}if that is right, `cargo book practice --record {}` records it",
            exercise.recorded_path(),
            outcome.said(),
            exercise.name
        )
        .into());
    }
    Ok(())
}

fn passes(name: &str, path: &str, source: &str) -> Result<(), Failed> {
    match try_out(&root(), name, source)? {
        Outcome::Passes => Ok(()),
        other => Err(format!(
            "{path}: a solution has to pass the exercise's tests, and this one says\n{}",
            other.said()
        )
        .into()),
    }
}
