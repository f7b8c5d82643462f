//! Everything that must hold before the book is published, all problems at once.
//!
//! Each module looks at one thing and returns what is wrong with it.

mod chapters;
mod charts;
mod codes;
mod giveaway;
mod glossary;
mod lines;
mod links;
mod listings;
mod markup;
mod outside;
mod pace;
mod prose;
mod summary;
mod text;
mod values;

use std::path::{Path, PathBuf};

use listing::{Catalog, Problem};

use crate::diagram;
use crate::figures::{side_by_side, uses};
use crate::{fingerprint, questions, scratch, site};

/// One Markdown page below `src/`.
struct Page {
    /// The path from the book's root: `src/moves.md`.
    file: PathBuf,
    /// The path from `src/`: `moves.md`.
    path: PathBuf,
    /// What SUMMARY.md calls it.
    title: String,
    /// Whether it is a chapter: it stands in a part before the appendix.
    chapter: bool,
    markdown: String,
}

/// Checks the book at `root`: the listings and their recordings, the pages, the summary, the links, and that the
/// book builds without a warning. Listings are not compiled or run here, `cargo test` does that; but for the figures
/// memscope watches those whose memory or permissions a page shows, unless it did so before.
pub fn check(root: &Path) -> Vec<Problem> {
    let built = build(root);
    match &built {
        Ok((folder, warnings)) => judge(root, Ok((&folder.path().join("site"), warnings))),
        Err(why) => judge(root, Err(why)),
    }
}

/// The same for a book that was built into `site`, with these warnings.
pub(crate) fn of_built(root: &Path, site: &Path, warnings: &[String]) -> Vec<Problem> {
    judge(root, Ok((site, warnings)))
}

fn judge(root: &Path, built: Result<(&Path, &[String]), &anyhow::Error>) -> Vec<Problem> {
    let catalog = Catalog::load(root);
    let (pages, mut problems) = summary::pages(root);
    problems.extend(catalog.problems().iter().cloned());
    problems.extend(text::check(root));
    problems.extend(fingerprint::problems(root, &catalog));
    problems.extend(listings::check(root, &catalog, &pages));
    problems.extend(
        pages
            .iter()
            .flat_map(|page| chapters::check(&catalog, page)),
    );
    problems.extend(pages.iter().flat_map(markup::check));
    problems.extend(pages.iter().flat_map(|page| lines::check(&catalog, page)));
    problems.extend(pages.iter().flat_map(|page| prose::check(root, page)));
    problems.extend(pages.iter().flat_map(diagrams));
    problems.extend(
        pages
            .iter()
            .flat_map(|page| giveaway::check(&catalog, page)),
    );
    problems.extend(pace::check(root, &catalog, &pages));
    problems.extend(outside::check(root, &catalog));
    problems.extend(glossary::check(&pages));
    problems.extend(codes::check(&catalog, &pages));
    problems.extend(figures(root, &catalog, &pages));
    problems.extend(charts::check(root, &pages));
    problems.extend(values::check(root, &catalog, &pages));
    match built {
        Ok((site, warnings)) => {
            problems.extend(
                warnings
                    .iter()
                    .filter(|text| !told(text, &problems))
                    .map(|text| warned(text))
                    .collect::<Vec<_>>(),
            );
            problems.extend(pages.iter().flat_map(|page| links::check(root, site, page)));
        }
        // What the build would say about directives has been said above, with every other problem.
        Err(_) if !problems.is_empty() => {}
        Err(error) => problems.push(Problem::in_file(
            "book.toml",
            format!("the book does not build: {error:#}"),
            "mend that and run `cargo book check` again",
        )),
    }
    problems.sort();
    problems.dedup();
    problems
}

/// A table of what each page asks of its reader: programs, words, questions by kind, practice, accidents, figures.
pub fn table(root: &Path) -> String {
    let catalog = Catalog::load(root);
    let (pages, _) = summary::pages(root);
    pace::table(root, &catalog, &pages)
}

/// The diagrams of a page that cannot be drawn.
fn diagrams(page: &Page) -> Vec<Problem> {
    let refused = |fence: diagram::Fence| {
        let fault = diagram::draw(&fence.source).err()?;
        Some(Problem::at(
            &page.file,
            fence.line + fault.line,
            fault.what,
            fault.remedy,
        ))
    };
    diagram::fences(&page.markdown)
        .into_iter()
        .filter_map(refused)
        .collect()
}

/// What memscope refuses, what is too long for a figure, and what cannot be asked.
fn figures(root: &Path, catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let pages = pages
        .iter()
        .map(|page| (page.file.as_path(), page.markdown.as_str()));
    let uses = uses(pages, catalog);
    let made = side_by_side(root, catalog, &uses);
    let mut problems = Vec::new();
    for ((file, used), made) in uses.iter().zip(made) {
        match made {
            // What the author asks is looked at with the page's other questions.
            Ok(made) => problems.extend(questions::of_card(file, used, &made, None).err()),
            Err(faults) => problems.extend(faults),
        }
    }
    problems
}

fn build(root: &Path) -> anyhow::Result<(scratch::Folder, Vec<String>)> {
    let folder = scratch::Folder::new()?;
    let site = folder.path().join("site");
    let warnings = site::build(root, &site)?;
    Ok((folder, warnings))
}

/// Whether a warning of mdBook is about what was found above, with its line.
fn told(warning: &str, problems: &[Problem]) -> bool {
    let found = |what: &str| problems.iter().any(|problem| problem.what.contains(what));
    (warning.contains("HTML tag") && found("is HTML"))
        || (["{{#include", "{{#rustdoc_include", "Caused By"]
            .iter()
            .any(|part| warning.contains(part))
            && found("include"))
}

fn warned(text: &str) -> Problem {
    Problem::in_file(
        "book.toml",
        format!("building the book warns: {text}"),
        "mend it: a warning of mdBook or admonish is something that the page lacks",
    )
}

/// The 1-based line of a byte offset.
fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].bytes().filter(|byte| *byte == b'\n').count() + 1
}
