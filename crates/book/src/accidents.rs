//! What the rejected listings would have done, had they run: what `NAME.accident` records, whether it is still so, and
//! tables of it for the pages.

use std::path::Path;

use figure::does;
use listing::{Accident, Catalog, Folder, Listing};
use memscope::accident::Outcome;
use memscope::{Failure, Options, Source};

/// Whether freed blocks can be watched here: elsewhere a page shows the rejected program without *Had it run*.
pub const WATCHED: bool = cfg!(all(target_os = "linux", target_env = "gnu"));

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

/// What is known of a rejected listing: how it would have gone, and whether the optimized program printed something else.
type Kind = (Outcome, bool);

fn kind(listing: &Listing) -> Kind {
    let accident = listing.evidence.accident.as_ref();
    let named = |one: &Accident| Some((Outcome::named(&one.outcome)?, one.optimized_differs));
    accident
        .and_then(named)
        .unwrap_or((Outcome::NotAProgram, false))
}

/// The listings of each kind, the worst first, kinds without one left out.
fn sorted<'a>(listings: &[&'a Listing]) -> Vec<(Kind, Vec<&'a Listing>)> {
    let kinds = Outcome::ALL
        .into_iter()
        .flat_map(|outcome| [(outcome, false), (outcome, true)]);
    let of = |wanted: Kind| {
        let these = listings.iter().copied();
        (wanted, these.filter(|one| kind(one) == wanted).collect())
    };
    let all = kinds.map(of);
    all.filter(|(_, these): &(_, Vec<_>)| !these.is_empty())
        .collect()
}

fn words((outcome, optimized): Kind) -> String {
    let differs = if optimized {
        "; optimized, it prints something else"
    } else {
        ""
    };
    match outcome {
        Outcome::NotAProgram => "cannot be run: the error is not the borrow checker's".to_owned(),
        Outcome::Nothing => "nothing went wrong in this run".to_owned(),
        outcome => format!("{}{differs}", does(outcome)),
    }
}

/// A page's rejected listings by what they would have done, as a Markdown table that leads to their cards.
///
/// # Errors
/// When there is none: what is wrong and what to do.
pub(crate) fn table(listings: &[&Listing]) -> Result<String, (String, String)> {
    if listings.is_empty() {
        let what = "no rejected listing stands on this page".to_owned();
        return Err((what, "take the table out".to_owned()));
    }
    let mut table = "| Had it run | Programs |\n|---|---|\n".to_owned();
    for (kind, these) in sorted(listings) {
        let names: Vec<String> = these
            .iter()
            .map(|one| format!("[`{0}`](#{0})", one.name))
            .collect();
        table += &format!("| {} | {} |\n", words(kind), names.join(", "));
    }
    Ok(table)
}

/// How many of the book's rejected listings would have done what, as a Markdown table.
///
/// # Errors
/// When there is none: what is wrong and what to do.
pub(crate) fn counts(catalog: &Catalog) -> Result<String, (String, String)> {
    let rejected: Vec<&Listing> = catalog
        .iter()
        .filter(|listing| listing.folder == Folder::Fail)
        .collect();
    if rejected.is_empty() {
        let what = "the book has no rejected listing".to_owned();
        return Err((what, "take the table out".to_owned()));
    }
    let mut table = "| Had it run | Programs of this book |\n|---|---:|\n".to_owned();
    for (kind, these) in sorted(&rejected) {
        table += &format!("| {} | {} |\n", words(kind), these.len());
    }
    table += &format!("| all that are rejected | {} |\n", rejected.len());
    Ok(table)
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A catalog of rejected listings with these accidents on record.
    fn catalog(accidents: &[(&str, &str)]) -> Catalog {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("listings/fail");
        fs::create_dir_all(&folder).expect("a folder");
        for (name, accident) in accidents {
            fs::write(folder.join(format!("{name}.rs")), "fn main() {}\n").expect("a listing");
            if !accident.is_empty() {
                fs::write(folder.join(format!("{name}.accident")), accident).expect("evidence");
            }
        }
        Catalog::load(root.path())
    }

    const SOME: [(&str, &str); 5] = [
        (
            "calm",
            "outcome: nothing\ntext: in this run nothing went wrong\n",
        ),
        (
            "stale",
            "outcome: reads-freed\ntext: line 5 reads block 1, which line 4 freed\nline: 5\nblock: 1\n",
        ),
        (
            "stale_too",
            "outcome: reads-freed\ntext: line 2 reads block 1, which line 1 freed\nline: 2\nblock: 1\n",
        ),
        (
            "broken",
            "outcome: breaks-promise\ntext: line 3 writes\nline: 3\noptimized: differs\n",
        ),
        ("typo", ""),
    ];

    #[test]
    fn a_pages_table_sorts_by_outcome_the_worst_first_and_leads_to_the_cards() {
        let catalog = catalog(&SOME);
        let listings: Vec<&Listing> = ["calm", "stale", "broken", "typo", "stale_too"]
            .iter()
            .map(|name| catalog.get(name).expect("the listing"))
            .collect();
        assert_eq!(
            table(&listings).expect("a table"),
            "| Had it run | Programs |\n|---|---|\n\
             | reads freed memory | [`stale`](#stale), [`stale_too`](#stale_too) |\n\
             | breaks a promise; optimized, it prints something else | [`broken`](#broken) |\n\
             | nothing went wrong in this run | [`calm`](#calm) |\n\
             | cannot be run: the error is not the borrow checker's | [`typo`](#typo) |\n"
        );
        assert!(table(&[]).is_err());
    }

    #[test]
    fn the_books_table_counts_each_rejected_listing_once() {
        let all = counts(&catalog(&SOME)).expect("a table");
        assert!(all.contains("| reads freed memory | 2 |"), "{all}");
        assert!(all.ends_with("| all that are rejected | 5 |\n"), "{all}");
        assert!(counts(&catalog(&[])).is_err());
    }
}
