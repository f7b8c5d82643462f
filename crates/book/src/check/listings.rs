//! The pages and the listings: every directive and question leads to listings, and every listing to a page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use listing::{
    Catalog, Folder, Listing, Piece, Problem, ends_by_signal, errors_in, expand, nearest,
    reads_input, shows_address,
};
use similar::TextDiff;

use super::Page;
use crate::new::TO_WRITE;
use crate::practice::{self, Exercise, Practice};
use crate::questions::{author, four_parts};

/// The share of its lines that a fix has in common with the rejected program, at least: in the book none has below 0.4.
const IN_COMMON: f32 = 0.3;

pub(super) fn check(root: &Path, catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let mut used = BTreeSet::new();
    let mut problems = Vec::new();
    let mut keys = BTreeMap::new();
    let practice = Practice::load(root);
    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    let mut unknown = Vec::new();
    for page in pages {
        for found in author::find(&page.file, &page.markdown, catalog, &mut keys) {
            used.extend(found.listings);
            problems.extend(found.question.err().unwrap_or_default());
        }
        for found in four_parts::find(&page.file, &page.markdown, catalog, &mut keys) {
            problems.extend(found.problems().iter().cloned());
            used.extend(found.listings);
        }
        let (_, found) = expand(&page.file, &page.markdown, catalog, |piece| {
            match piece {
                Piece::Card(one) => {
                    used.insert(one.listing.name.clone());
                }
                Piece::Exercise(name, line) if practice.get(name).is_none() => {
                    unknown.push(practice.unknown(name, &page.file, line));
                }
                Piece::Exercise(name, line) => {
                    if let Some(first) =
                        shown.insert(name.to_owned(), format!("{}:{line}", page.file.display()))
                    {
                        let what = format!("the exercise '{name}' stands on {first} already");
                        unknown.push(Problem::at(
                            &page.file,
                            line,
                            what,
                            "show an exercise once, where its chapter ends",
                        ));
                    }
                }
                Piece::AnswerEnds | Piece::Accidents(..) => {}
            }
            String::new()
        });
        problems.extend(found);
    }
    let unused: Vec<&Listing> = catalog
        .iter()
        .filter(|one| one.fix_of().is_none() && !used.contains(&one.name))
        .collect();
    let unshown: Vec<&Exercise> = practice
        .exercises
        .iter()
        .filter(|one| !shown.contains_key(&one.name))
        .collect();
    // Looked for only if there is something to look for.
    let words = if unused.is_empty() && unshown.is_empty() {
        BTreeSet::new()
    } else {
        words_of_directives(root)
    };
    let lost = unused
        .into_iter()
        .filter(|one| !is_mentioned(one, &words, catalog));
    problems.extend(lost.map(|listing| {
        Problem::in_file(
            &listing.path,
            "no page shows this listing",
            format!(
                "write {{{{#listing {}}}}} where a page needs it, or delete it",
                listing.name
            ),
        )
    }));
    problems.extend(catalog.iter().flat_map(|one| faults(catalog, one)));
    problems.extend(unknown);
    let lost = unshown.into_iter().filter(|one| !words.contains(&one.name));
    problems.extend(lost.map(|one| {
        Problem::at(
            format!("{}/info.toml", practice::FOLDER),
            one.line,
            format!("no page shows the exercise '{}'", one.name),
            format!(
                "write {{{{#exercise {}}}}} at the end of its chapter, or take it out",
                one.name
            ),
        )
    }));
    problems.extend(practice.problems);
    problems.extend(empty(catalog));
    problems
}

/// The words on lines with braces in any file in `src/`: what is wrong with such a line, or with that page, is told there, and
/// what it names is not to blame.
fn words_of_directives(root: &Path) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
                continue;
            }
            let bytes = fs::read(entry.path()).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            for line in text.lines().filter(|line| line.contains("{{")) {
                let named = line.split([' ', '{', '}', '#']);
                words.extend(named.filter(|word| !word.is_empty()).map(str::to_owned));
            }
        }
    }
    words
}

/// Whether one of these words names the listing, rightly or nearly.
fn is_mentioned(listing: &Listing, words: &BTreeSet<String>, catalog: &Catalog) -> bool {
    let name = listing.name.as_str();
    let nearly = |word: &String| catalog.get(word).is_none() && nearest(word, [name]).is_some();
    words.contains(name) || words.iter().any(nearly)
}

/// What its text and its recordings tell against one listing.
fn faults(catalog: &Catalog, listing: &Listing) -> Vec<Problem> {
    let path = &listing.path;
    let mut problems = Vec::new();
    if let Some(line) = listing
        .source
        .lines()
        .position(|line| line.contains(TO_WRITE))
    {
        let what = "the listing is still as `cargo book new` made it";
        problems.push(Problem::at(
            path,
            line + 1,
            what,
            "write your program, and take out this line",
        ));
    }
    if let Some(line) = reads_input(listing) {
        problems.push(Problem::at(
            path,
            line,
            "it waits for input, and a listing gets none",
            "write what it would read into the program",
        ));
    }
    if let Some(base) = listing.fix_of().and_then(|base| catalog.get(base)) {
        let common = TextDiff::from_lines(&base.source, &listing.source).ratio();
        let what = if base.source == listing.source {
            format!("the fix is the rejected program {} itself", base.path)
        } else {
            format!(
                "the fix has next to nothing in common with {}, which it mends",
                base.path
            )
        };
        if base.source == listing.source || common < IN_COMMON {
            let remedy = "make the smallest change that makes it run";
            problems.push(Problem::in_file(path, what, remedy));
        }
    }
    problems.extend(recorded(listing));
    problems
}

fn recorded(listing: &Listing) -> Vec<Problem> {
    let mut problems = Vec::new();
    let bless = || format!("run `cargo book bless {}`", listing.name);
    let evidence = &listing.evidence;
    if let Some(message) = &evidence.stderr {
        let path = listing.evidence_path("stderr");
        match errors_in(message) {
            0 => problems.push(Problem::in_file(
                path,
                "the recording holds no error",
                bless(),
            )),
            1 => {}
            errors => problems.push(Problem::in_file(
                &listing.path,
                format!("the compiler finds {errors} errors in it, and a page can teach one"),
                "mend the others, and bless it again",
            )),
        }
    }
    if let Some(exit) = &evidence.exit {
        let path = listing.evidence_path("exit");
        if exit.ending.is_empty() {
            problems.push(Problem::in_file(path, "the recording is empty", bless()));
        } else if ends_by_signal(listing, &exit.ending) {
            problems.push(Problem::in_file(
                &listing.path,
                format!(
                    "a signal ends it ({}), which differs between machines",
                    exit.ending
                ),
                "let it end by itself, panic or abort",
            ));
        }
    }
    if let Some(accident) = &evidence.accident
        && (accident.outcome.is_empty() || accident.text.is_empty())
    {
        problems.push(Problem::in_file(
            listing.evidence_path("accident"),
            "the recording says no outcome",
            bless(),
        ));
    }
    let address = evidence
        .stdout
        .iter()
        .flat_map(|text| text.lines())
        .position(shows_address);
    problems.extend(address.map(|line| {
        Problem::at(
            listing.evidence_path("stdout"),
            line + 1,
            "an address, which is another one on every machine",
            "print what two addresses have to do with each other",
        )
    }));
    problems
}

/// A test set that is empty passes without having shown anything.
fn empty(catalog: &Catalog) -> Vec<Problem> {
    [Folder::Examples, Folder::Fail]
        .into_iter()
        .filter(|folder| !catalog.holds(*folder))
        .map(|folder| {
            let what =
                "this folder holds no listing, so its test would pass without testing anything";
            Problem::in_file(
                folder.path(),
                what,
                "`cargo book new listing NAME [--fails]` makes one",
            )
        })
        .collect()
}
