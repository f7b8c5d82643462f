//! Every program of `tests/corpus/permissions` says in its comments what is to be expected.
//!
//! ```text
//! drop(s); //~ s --a- moved (4 6); t r--c
//!              |  |    |     |  after the statement that ends on this line, place by place;
//!              |  |    |     the lines that the reasons have to point to (others may be there);
//!              |  |    the state, `live` when left out;
//!              |  read, write, assign, move (`c`: copy), `-` where refused, `????` where nothing is to be said
//! { //~> n r--c                 the same for a body that opens on this line
//! f(s); //~! E0382 move s       this expression is refused, for want of this permission (or `none`)
//! //~ !FULL                     this is not a place here
//! ```

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use memscope::permissions::{Permission, Place, Step, Table};
use memscope::{Options, Source};

/// So many programs there are at least, and so many expectations in all.
const PROGRAMS: usize = 116;
const EXPECTATIONS: usize = 430;

fn main() -> ExitCode {
    let listing = fs::read_dir("tests/corpus/permissions").unwrap();
    let mut programs: Vec<PathBuf> = listing.map(|entry| entry.unwrap().path()).collect();
    programs.sort();
    let mut trials: Vec<Trial> = programs
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let path = path.clone();
            Trial::test(name, move || examine(&path))
        })
        .collect();
    trials.push(Trial::test("there_are_enough_programs", move || {
        enough(&programs)
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn enough(programs: &[PathBuf]) -> Result<(), Failed> {
    let texts = programs
        .iter()
        .map(|path| fs::read_to_string(path).unwrap());
    let items: usize = texts.map(|text| text.matches("//~").count()).sum();
    if programs.len() < PROGRAMS || items < EXPECTATIONS {
        let found = programs.len();
        return Err(format!("{found} programs, {items} lines with expectations").into());
    }
    Ok(())
}

/// Fails with all expectations that do not hold.
fn examine(path: &Path) -> Result<(), Failed> {
    let mut wrong = Vec::new();
    let expected = check(&Source::read(path).unwrap(), &mut wrong);
    match wrong.is_empty() {
        true if expected > 0 => Ok(()),
        true => Err("it expects nothing".into()),
        false => Err(wrong.join("\n").into()),
    }
}

/// Checks one program; gives how many expectations it holds.
fn check(source: &Source, wrong: &mut Vec<String>) -> usize {
    let options = Options {
        cache: None,
        ..Options::default()
    };
    let report = memscope::permissions(source, &options).unwrap();
    let name = source
        .path
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let mut expected = 0;
    for (index, text) in source.text.lines().enumerate() {
        let line = index + 1;
        let Some((_, comment)) = text.split_once("//~") else {
            continue;
        };
        let Some(table) = table_at(source, &report.functions, line) else {
            wrong.push(format!("{name}:{line}: no function here"));
            continue;
        };
        let mut say = |what: String| wrong.push(format!("{name}:{line}: {what}"));
        if let Some(refusal) = comment.strip_prefix('!') {
            expected += 1;
            refused(table, line, refusal, &mut say);
            continue;
        }
        let (steps, places) = match comment.strip_prefix('>') {
            Some(places) => (&table.entries, places),
            None => (&table.steps, comment),
        };
        let Some(step) = steps.iter().rev().find(|step| step.line == line) else {
            say("no step ends here".to_owned());
            continue;
        };
        for expectation in places.split(';') {
            expected += 1;
            if let Err(what) = compare(step, expectation.trim()) {
                say(what);
            }
        }
    }
    expected
}

/// The table of the innermost function around a line.
fn table_at<'a>(source: &Source, tables: &'a [Table], line: usize) -> Option<&'a Table> {
    let functions = source.functions.iter().enumerate();
    let around = functions
        .filter(|(_, f)| (source.line(f.span.start)..=source.line(f.span.end)).contains(&line));
    let (index, _) = around.min_by_key(|(_, f)| f.span.len())?;
    tables.get(index)
}

fn refused(table: &Table, line: usize, refusal: &str, say: &mut impl FnMut(String)) {
    let mut words = refusal.trim().splitn(3, ' ');
    let (code, permission, expression) = (
        words.next().unwrap(),
        words.next().unwrap(),
        words.next().unwrap(),
    );
    let found = table.refused.iter().any(|said| {
        said.line == line
            && said.code.as_deref() == Some(code)
            && said.permission.map_or("none", Permission::word) == permission
            && said.expression == expression
    });
    if !found {
        say(format!(
            "expected {refusal}, refused are {:#?}",
            table.refused
        ));
    }
}

fn compare(step: &Step, expectation: &str) -> Result<(), String> {
    if let Some(name) = expectation.strip_prefix('!') {
        return match step.places.iter().find(|place| place.place == name) {
            Some(_) => Err(format!("`{name}` is taken for a place")),
            None => Ok(()),
        };
    }
    let (words, lines) = match expectation.split_once(" (") {
        Some((words, lines)) => (words, lines.trim_end_matches(')')),
        None => (expectation, ""),
    };
    let mut words = words.splitn(3, ' ');
    let (name, permissions) = (words.next().unwrap(), words.next().unwrap());
    let state = words.next().unwrap_or("live");
    let found: Vec<&Place> = step
        .places
        .iter()
        .filter(|place| place.place == name)
        .collect();
    let [place] = found.as_slice() else {
        return Err(format!("`{name}` is there {} times", found.len()));
    };
    let is = format!(
        "{}{}{}{}",
        if place.read { 'r' } else { '-' },
        if place.write { 'w' } else { '-' },
        if place.assign { 'a' } else { '-' },
        match (place.moves, place.copy) {
            (false, _) => '-',
            (true, true) => 'c',
            (true, false) => 'm',
        }
    );
    let pointed: BTreeSet<usize> = place
        .reasons
        .iter()
        .flat_map(|reason| &reason.lines)
        .map(|pointer| pointer.line)
        .collect();
    let missing = lines
        .split_whitespace()
        .any(|line| !pointed.contains(&line.parse().unwrap()));
    let permitted = permissions == "????" || permissions == is;
    if permitted && place.state.word() == state && !missing {
        return Ok(());
    }
    let why: Vec<String> = place
        .reasons
        .iter()
        .map(|reason| {
            let words = reason.permissions.iter().map(|one| one.word());
            format!(
                "{} {}: {}",
                words.collect::<Vec<_>>().join("+"),
                reason.kind,
                reason.message
            )
        })
        .collect();
    Err(format!(
        "expected {expectation}, is {is} {} {pointed:?} ({})",
        place.state,
        why.join("; ")
    ))
}
