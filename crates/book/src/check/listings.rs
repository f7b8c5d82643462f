//! The pages and the listings: every directive and question leads to listings, and every listing to a page.

use std::collections::{BTreeMap, BTreeSet};

use listing::{Catalog, Folder, Piece, Problem, expand};

use super::Page;
use crate::questions::author;

pub(super) fn check(catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let mut used = BTreeSet::new();
    let mut problems = Vec::new();
    let mut keys = BTreeMap::new();
    for page in pages {
        for found in author::find(&page.file, &page.markdown, catalog, &mut keys) {
            used.extend(found.listings);
            problems.extend(found.question.err().unwrap_or_default());
        }
        let (_, found) = expand(&page.file, &page.markdown, catalog, |piece| {
            if let Piece::Card(one) = piece {
                used.insert(one.listing.name.clone());
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
