//! What the rejected listings would have done, had they run: what `NAME.accident` records, and whether it is still so.

use std::path::Path;

use listing::{Accident, Folder, Listing};
use memscope::accident::Outcome;
use memscope::{Failure, Options, Source};

/// Whether freed blocks can be watched here: elsewhere a page shows the rejected program without *Had it run*.
pub const WATCHED: bool = cfg!(all(target_os = "linux", target_env = "gnu"));

/// An outcome in words, as what the program does: `reads freed memory`.
pub(crate) fn does(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ReadsFreed => "reads freed memory",
        Outcome::WritesFreed => "writes to freed memory",
        Outcome::FreesTwice => "frees a block twice",
        Outcome::ReadsDeadFrame => "reads a dead frame",
        Outcome::BreaksPromise => "breaks a promise",
        Outcome::Stopped => "is stopped before that",
        Outcome::Nothing => "nothing went wrong",
        Outcome::NotAProgram => "no program to run",
    }
}

/// An outcome in words behind "would have": `read freed memory`.
pub(crate) fn would_have(outcome: Outcome, block: Option<u32>) -> String {
    let words = match (outcome, block) {
        (Outcome::ReadsFreed, _) => "read freed memory",
        (Outcome::WritesFreed, _) => "written to freed memory",
        (Outcome::FreesTwice, Some(block)) => return format!("freed block {block} twice"),
        (Outcome::FreesTwice, None) => "freed a block twice",
        (Outcome::ReadsDeadFrame, _) => "read a dead frame",
        (Outcome::BreaksPromise, _) => "broken the promise of a reference",
        (Outcome::Stopped, _) => "been stopped first",
        (Outcome::Nothing, _) => "done no harm in this run",
        (Outcome::NotAProgram, _) => "been no program",
    };
    words.to_owned()
}

/// What memscope finds for a rejected listing now.
///
/// # Errors
/// When the listing cannot be rewritten or watched; the message names its file and line.
pub fn find(root: &Path, listing: &Listing) -> Result<memscope::accident::Accident, Failure> {
    let source = Source::read(&root.join(&listing.path))?;
    memscope::accident(&source, &Options::default()).map_err(|failure| Failure {
        file: listing.path.clone().into(),
        ..failure
    })
}

/// What is recorded of it; nothing where the error is not the borrow checker's.
pub fn recorded(found: &memscope::accident::Accident) -> Option<Accident> {
    if found.outcome == Outcome::NotAProgram {
        return None;
    }
    let also = found.all.iter().skip(1);
    Some(Accident {
        outcome: found.outcome.name().to_owned(),
        text: found.text.clone(),
        line: found.line,
        block: found.block,
        optimized_differs: found.optimized.is_some(),
        also: also.map(|one| one.text.clone()).collect(),
    })
}

/// What is wrong with the recorded accident of a listing, with the remedy; nothing of listings that run.
pub fn difference(root: &Path, listing: &Listing) -> Option<String> {
    if listing.folder != Folder::Fail {
        return None;
    }
    let path = listing.evidence_path("accident");
    let found = match find(root, listing) {
        Ok(found) => recorded(&found),
        Err(failure) => return Some(failure.to_string()),
    };
    let line = found.as_ref().and_then(|found| found.line).unwrap_or(1);
    let remedy = format!(
        "run `cargo book bless {}`, and read what it recorded against the text of the chapter",
        listing.name
    );
    match (&listing.evidence.accident, &found) {
        (recorded, found) if recorded == found => None,
        (Some(_), None) => Some(format!(
            "{path}:1: the compiler's error is not the borrow checker's, so there is no accident to record; delete it"
        )),
        (None, Some(found)) => Some(format!(
            "{}:{line}: {path} is missing; had it run, {}; {remedy}",
            listing.path, found.text
        )),
        (Some(recorded), Some(found)) => Some(format!(
            "{}:{line}: {path} records another accident;\n--- recorded\n{recorded}\n+++ found now\n{found}\n{remedy}",
            listing.path
        )),
        (None, None) => None,
    }
}
