//! What the rejected listings would have done, had they run: what `NAME.accident` records, and whether it is still so.

use std::path::Path;

use listing::{Accident, Folder, Listing};
use memscope::accident::Outcome;
use memscope::{Failure, Options, Source};

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
