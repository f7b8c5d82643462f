//! The pages and the listings: every directive and question leads to listings, and every listing to a page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use listing::{Catalog, Folder, Piece, Problem, expand};

use super::Page;
use crate::practice::{self, Practice};
use crate::questions::{author, four_parts};

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
                    let (what, remedy) = practice.unknown(name);
                    unknown.push(Problem::at(&page.file, line, what, remedy));
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
                Piece::AnswerEnds => {}
            }
            String::new()
        });
        problems.extend(found);
    }
    for listing in catalog.iter() {
        if !used.contains(&listing.name) && listing.fix_of().is_none() {
            problems.push(Problem::in_file(
                &listing.path,
                "no page shows this listing",
                format!(
                    "write {{{{#listing {}}}}} where a page needs it, or delete it",
                    listing.name
                ),
            ));
        }
    }
    problems.extend(unknown);
    let unused = practice
        .exercises
        .iter()
        .filter(|one| !shown.contains_key(&one.name));
    problems.extend(unused.map(|one| {
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

/// A test set that is empty passes without having shown anything.
fn empty(catalog: &Catalog) -> Vec<Problem> {
    [Folder::Examples, Folder::Fail]
        .into_iter()
        .filter(|folder| !catalog.iter().any(|listing| listing.folder == *folder))
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
