//! The pages as the test tools read them: listings as fenced Rust, the prose as it stands.

use std::fs;
use std::path::Path;

use crate::catalog::{Catalog, Folder, Language, Listing, read};
use crate::expand::Use;

/// What a listing becomes for `rustdoc --test`, which `mdbook test` calls.
///
/// The fence's words come from the evidence, never from an author: a program that panics is expected to panic,
/// one that ends in another way is compiled only ([`crate::observe()`] runs it and compares how it ends).
pub fn for_rustdoc(catalog: &Catalog, used: &Use) -> String {
    blocks(catalog, used, |listing| match listing.folder {
        Folder::Fail => match listing.evidence.code() {
            Some(code) => format!("rust,compile_fail,{code}"),
            None => "rust,compile_fail".to_owned(),
        },
        _ => runs(listing),
    })
}

/// What a listing becomes for skeptic, which runs every Rust fence it sees. A rejected program is trybuild's
/// to test and is shown to skeptic as text. A heading above each program names its test.
pub fn for_skeptic(catalog: &Catalog, used: &Use) -> String {
    let body = blocks(catalog, used, |listing| match listing.folder {
        Folder::Fail => "text".to_owned(),
        _ => runs(listing),
    });
    format!("## {}\n\n{body}", used.listing.name)
}

fn runs(listing: &Listing) -> String {
    match &listing.evidence.exit {
        _ if listing.language != Language::Rust => "text".to_owned(),
        None => "rust".to_owned(),
        Some(exit) if exit.is_clean() => "rust".to_owned(),
        Some(exit) if exit.is_panic() => "rust,should_panic".to_owned(),
        Some(_) => "rust,no_run".to_owned(),
    }
}

fn blocks(catalog: &Catalog, used: &Use, info: impl Fn(&Listing) -> String) -> String {
    let fence = |listing: &Listing| {
        format!(
            "````{}\n{}\n````\n",
            info(listing),
            listing.source.trim_end()
        )
    };
    std::iter::once(used.listing)
        .chain(catalog.fixes(used.listing))
        .map(fence)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The pages that SUMMARY.md publishes: their path below `src/` and their Markdown, in the book's order. A page
/// that SUMMARY.md names and that is not there is left out (`cargo book check` reports it).
pub fn published_pages(root: &Path) -> Vec<(String, String)> {
    let src = root.join("src");
    let summary = fs::read_to_string(src.join("SUMMARY.md")).unwrap_or_default();
    summary
        .lines()
        .filter_map(|line| {
            line.split_once("](")?
                .1
                .split_once(')')
                .map(|(path, _)| path)
        })
        .filter_map(|path| Some((path.to_owned(), read(&src.join(path)).ok()?)))
        .collect()
}
