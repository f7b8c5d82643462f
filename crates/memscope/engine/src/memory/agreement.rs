//! What several runs of a program agree on, and what to say where they do not.

use super::model::{EventKind, Happened, Record, Step};
use crate::{Failure, Source};

/// Do two runs differ in what anybody sees who runs the program?
pub(super) fn says_else(one: &Record, other: &Record) -> bool {
    (&one.stdout, &one.stderr, &one.ending) != (&other.stdout, &other.stderr, &other.ending)
}

/// What two runs of a rewritten program agree on: what it reads of dead memory may be another thing on every run.
pub(super) fn common(one: &Record, other: &Record) -> Record {
    let mut common = one.clone();
    let pairs = one.steps.iter().zip(&other.steps);
    let same = pairs
        .clone()
        .take_while(|(one, other)| one == other)
        .count();
    common.steps.truncate(same);
    // The step that differs is the first that shows it: all of it is kept but what it prints.
    if let Some((one, other)) = pairs.clone().nth(same) {
        let (one, other) = (without_print(one), without_print(other));
        common.steps.extend((one == other).then_some(one));
    }
    let bytes = one.stdout.bytes().zip(other.stdout.bytes());
    let same = bytes.take_while(|(one, other)| one == other).count();
    let line = one.stdout.get(..same).and_then(|text| text.rfind('\n'));
    common.stdout.truncate(line.map_or(0, |at| at + 1));
    if one.stderr != other.stderr {
        common.stderr.clear();
    }
    if (one.exit, &one.ending) != (other.exit, &other.ending) {
        (common.exit, common.ending) = (None, "another ending on every run".to_owned());
    }
    common.leaked.clear();
    common.truncated = Some("from here on, each run is another".to_owned());
    common
}

/// A step whose printed text is left out.
fn without_print(step: &Step) -> Step {
    let mut step = step.clone();
    for event in step
        .events
        .iter_mut()
        .filter(|event| event.kind == EventKind::Printed)
    {
        let said = "printed what is another text on every run";
        step.text = step.text.replace(&event.text, said);
        event.text = said.to_owned();
    }
    step.happened
        .retain(|one| !matches!(one, Happened::Printed(_)));
    step
}

pub(super) fn differs(source: &Source, one: &Record, other: &Record) -> Failure {
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
