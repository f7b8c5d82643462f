//! `cargo book practice`: checks one exercise and says what is left, or lists all with what is done; and the start of a new one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use listing::toolchain;

use super::trial::{Outcome, try_out};
use super::{Exercise, FOLDER, Fails, Practice};
use crate::bless::{self, Blessed};
use crate::new::TO_WRITE;
use crate::{disk, fingerprint};

/// Every exercise in order, and whether the reader's file passes its tests; `told` hears of each as it is known.
///
/// # Errors
/// When there is no exercise, or no compiler.
pub fn all(root: &Path, mut told: impl FnMut(&Exercise, bool)) -> Result<usize> {
    let practice = loaded(root)?;
    let mut left = 0;
    for exercise in &practice.exercises {
        let done = try_out(root, &exercise.name, &exercise.start)? == Outcome::Passes;
        left += usize::from(!done);
        told(exercise, done);
    }
    Ok(left)
}

/// The exercise `name`, and what came of the reader's file.
///
/// # Errors
/// When there is no such exercise, or no compiler.
pub fn one(root: &Path, name: &str) -> Result<(Exercise, Outcome)> {
    let practice = loaded(root)?;
    let exercise = found(&practice, name)?;
    let outcome = try_out(root, name, &exercise.start)?;
    Ok((exercise.clone(), outcome))
}

/// Records how the start of `name` fails, or of all exercises, with their fingerprints.
///
/// # Errors
/// When there is no such exercise, no compiler, or a file cannot be written. A start that does not fail as `info.toml` says is
/// left out.
pub fn record(root: &Path, name: Option<&str>) -> Result<Blessed> {
    let compiler = toolchain::in_use().map_err(|problem| anyhow!(problem))?;
    let practice = loaded(root)?;
    let chosen: Vec<&Exercise> = match name {
        Some(name) => vec![found(&practice, name)?],
        None => practice.exercises.iter().collect(),
    };
    let mut blessed = Blessed::default();
    let mut good = Vec::new();
    for exercise in chosen {
        let outcome = try_out(root, &exercise.name, &exercise.start)?;
        match unlike(exercise, &outcome) {
            Some(problem) => blessed.left_out.push(problem),
            None => {
                let path = exercise.recorded_path();
                let changed = bless::record(root, &path, Some(outcome.said()))?;
                blessed.changed.extend(changed);
                good.push(exercise.path());
            }
        }
    }
    disk::replace(&root.join(FOLDER).join("Cargo.toml"), manifest(&practice))?;
    fingerprint::note_others(root, &good, &compiler)?;
    Ok(blessed)
}

/// What is wrong with a start that does not fail as its exercise says.
pub fn unlike(exercise: &Exercise, outcome: &Outcome) -> Option<String> {
    if outcome.is(&exercise.fails) {
        return None;
    }
    let says = match &exercise.fails {
        Fails::Code(code) => format!("is rejected with {code} and nothing else"),
        Fails::Test => "compiles and has a red test".to_owned(),
    };
    let does = match outcome {
        Outcome::Passes => "passes its tests".to_owned(),
        Outcome::Rejected(message) => format!("is rejected:\n{message}"),
        Outcome::Red(said) => format!("compiles, and its tests say:\n{said}"),
    };
    Some(format!(
        "{}: info.toml says that the start {says}, and it {does}; change the program or `fails` ({FOLDER}/info.toml:{}). \
         If you solved it yourself, `git checkout {}` brings the start back",
        exercise.path(),
        exercise.line,
        exercise.path()
    ))
}

/// The manifest that Rustlings keeps: one program for each exercise and each solution.
pub fn manifest(practice: &Practice) -> String {
    let mut bins = String::new();
    for Exercise { name, .. } in &practice.exercises {
        bins += &format!(
            "  {{ name = \"{name}\", path = \"exercises/{name}.rs\" }},\n  {{ name = \"{name}_sol\", path = \"solutions/{name}.rs\" }},\n"
        );
    }
    format!("bin = [\n{bins}]\n\n{MANIFEST}")
}

const MANIFEST: &str = "\
[package]
name = \"exercises\"
edition = \"2024\"
# Read by Rustlings alone.
publish = false

[dependencies]

# Not of the book's workspace, though it lies in a folder of a member.
[workspace]
";

/// Writes the files of a new exercise and its entry in `info.toml`. Returns what to do next.
///
/// # Errors
/// When the name is not in lower snake case, or is taken; nothing is overwritten.
pub fn new(root: &Path, name: &str) -> Result<String> {
    let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(snake) {
        bail!(
            "'{name}' is no exercise name; use lower-case letters, digits and _, as in moves_lend"
        );
    }
    let folder = root.join(FOLDER);
    let files = ["exercises", "solutions"].map(|part| folder.join(part).join(format!("{name}.rs")));
    if files.iter().any(|file| file.exists()) || Practice::load(root).get(name).is_some() {
        bail!("{FOLDER}/exercises/{name}.rs or its solution is already there; choose another name");
    }
    for (file, text) in files.iter().zip([START, SOLUTION]) {
        disk::create(file, text)?;
    }
    let info = folder.join("info.toml");
    let mut text = fs::read_to_string(&info).unwrap_or_else(|_| "format_version = 1\n".to_owned());
    text += &format!(
        "\n[[exercises]]\nname = \"{name}\"\nfails = \"E0382\"\ntask = \"{TO_WRITE} what is to be done.\"\nhint = \"{TO_WRITE} where to look.\"\n"
    );
    disk::replace(&info, text)?;
    Ok(format!(
        "{FOLDER}/exercises/{name}.rs, its solution and its entry at the end of {FOLDER}/info.toml are written.\n\
         Next: write the solution, then the start that fails for one reason, its task and its hint; run \
         `cargo book practice --record {name}`, and put {{{{#exercise {name}}}}} on a line of its own in a page."
    ))
}

const START: &str = "\
// To write: a program that fails for one reason, with tests at its end.
fn shout(words: String) -> String {
    words.to_uppercase()
}

// TODO: say it, then show how it was written.
fn both(words: String) -> String {
    let loud = shout(words);
    format!(\"{loud} ({words})\")
}

fn main() {
    println!(\"{}\", both(String::from(\"mend me\")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_both() {
        assert_eq!(both(String::from(\"ho\")), \"HO (ho)\");
    }
}
";

const SOLUTION: &str = "\
// To write: the same program, mended.
fn shout(words: &str) -> String {
    words.to_uppercase()
}

fn both(words: String) -> String {
    let loud = shout(&words);
    format!(\"{loud} ({words})\")
}

fn main() {
    println!(\"{}\", both(String::from(\"mend me\")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_both() {
        assert_eq!(both(String::from(\"ho\")), \"HO (ho)\");
    }
}
";

fn loaded(root: &Path) -> Result<Practice> {
    let practice = Practice::load(root);
    if practice.exercises.is_empty() {
        bail!("there is no exercise in {FOLDER}; `cargo book new exercise NAME` makes one");
    }
    Ok(practice)
}

fn found<'a>(practice: &'a Practice, name: &str) -> Result<&'a Exercise> {
    let exercise = practice.get(name);
    exercise.with_context(|| {
        let (what, remedy) = practice.no_such(name);
        format!("{what}; {remedy}")
    })
}
