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

use memscope::permissions::{KINDS, Place, STATES, Step, Table};
use memscope::{Options, Source};

#[test]
fn every_program_is_answered_as_its_comments_say() {
    let folder = Path::new("tests/corpus/permissions");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let only = std::env::var("MEMSCOPE_CORPUS").unwrap_or_default();
    files.retain(|path| path.to_string_lossy().contains(&only));
    // Two at a time: most of the time is the compiler's.
    let halves = files.split_at(files.len() / 2);
    let run = |files: &[PathBuf]| {
        let (mut wrong, mut expected) = (Vec::new(), 0);
        for path in files {
            expected += check(&Source::read(path).unwrap(), &mut wrong);
        }
        (wrong, expected)
    };
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| run(halves.0));
        let second = run(halves.1);
        (first.join().unwrap(), second)
    });
    let (wrong, expected) = ([first.0, second.0].concat(), first.1 + second.1);
    println!("{} programs, {expected} expectations", files.len());
    assert!(
        wrong.is_empty(),
        "{} of {expected} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        !only.is_empty() || files.len() >= 80,
        "the corpus has shrunk to {} programs",
        files.len()
    );
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
    for table in &report.functions {
        for place in table
            .steps
            .iter()
            .chain(&table.entries)
            .flat_map(|step| &step.places)
        {
            assert!(
                STATES.contains(&place.state.as_str()),
                "{name}: {}",
                place.state
            );
            for reason in &place.reasons {
                assert!(
                    KINDS.contains(&reason.kind.as_str()),
                    "{name}: {}",
                    reason.kind
                );
            }
        }
    }
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
            && said.permission.as_deref().unwrap_or("none") == permission
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
    if permitted && place.state == state && !missing {
        return Ok(());
    }
    let why: Vec<String> = place
        .reasons
        .iter()
        .map(|reason| {
            format!(
                "{} {}: {}",
                reason.permissions.join("+"),
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
