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
mod styles;
mod summary;
mod syntax;
mod text;
mod values;

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;
use listing::{Catalog, Problem};

use self::text::Text;
pub(crate) use self::text::is_conflict;
use crate::diagram;
use crate::figures::{side_by_side, uses};
use crate::site::{Built, Unreadable};
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
    let folder = match scratch::Folder::new() {
        Ok(folder) => folder,
        Err(why) => return Sources::judge(root).and_built(root, Path::new(""), &Err(why)),
    };
    let site = folder.path().join("site");
    // The build takes longest. Meanwhile the sources are read.
    thread::scope(|scope| {
        let building = scope.spawn(|| site::for_check(root, &site));
        let sources = Sources::judge(root);
        let built = building.join();
        sources.and_built(
            root,
            &site,
            &built.unwrap_or_else(|panic| resume_unwind(panic)),
        )
    })
}

/// The sources, with all that is wrong with them before they are built.
pub(crate) struct Sources {
    catalog: Catalog,
    pages: Vec<Page>,
    /// Whether mdBook cannot read SUMMARY.md or a page.
    unreadable: bool,
    text: Text,
    problems: Vec<Problem>,
}

impl Sources {
    /// Reads them.
    pub(crate) fn judge(root: &Path) -> Self {
        let catalog = Catalog::load(root);
        let summary::Summary {
            pages,
            unreadable,
            mut problems,
        } = summary::pages(root);
        problems.extend(catalog.problems().iter().cloned());
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
        problems.extend(charts::check(root, &pages));
        problems.extend(syntax::check(root));
        Self {
            catalog,
            pages,
            unreadable,
            text: Text::check(root),
            problems,
        }
    }

    /// What is wrong with them, in order.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.text.settle(self.problems.clone())
    }

    /// All problems, in order, those of the book that was built into `site`, or could not be, among them.
    pub(crate) fn and_built(self, root: &Path, site: &Path, built: &Result<Built>) -> Vec<Problem> {
        let Self {
            catalog,
            pages,
            unreadable,
            text,
            mut problems,
        } = self;
        match built {
            Ok(built) => {
                let news = |one: &&Problem| !boxed(one, &pages, &problems);
                let refused = built.refused.iter().filter(news);
                let refused: Vec<Problem> = refused.map(|one| as_written(one, &pages)).collect();
                problems.extend(refused);
                // What was left out of a page can leave tags of ours without their partners.
                let ours = |text: &str| {
                    let html = text.contains("HTML tag") || text.contains("HTML end tag");
                    html && built.refused.iter().any(|one| names_page(text, one))
                };
                let warnings = built.warnings.iter().filter(|text| !ours(text));
                problems.extend(untold(warnings, &problems));
                problems.extend(links::check(root, site, &pages));
                problems.extend(styles::check(root, site));
            }
            Err(why) => {
                // What the build would have said, had it come so far.
                problems.extend(figures(root, &catalog, &pages));
                problems.extend(values::check(root, &catalog, &pages));
                let summary = Path::new("src/SUMMARY.md");
                let told = unreadable || text.merging.contains(summary);
                if !(told && why.is::<Unreadable>()) {
                    problems.push(Problem::in_file(
                        "book.toml",
                        format!("the book does not build: {why:#}"),
                        "mend that and run `cargo book check` again",
                    ));
                }
            }
        }
        text.settle(problems)
    }
}

/// A table of what each page asks of its reader: programs, words, questions by kind, practice, accidents, figures.
pub fn table(root: &Path) -> String {
    let catalog = Catalog::load(root);
    pace::table(root, &catalog, &summary::pages(root).pages)
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

/// A problem of the build, without its line where that is none of the page's: the build counts what other files and its own
/// parts have put into it, too.
fn as_written(refused: &Problem, pages: &[Page]) -> Problem {
    const INCLUDES: [&str; 3] = ["{{#include", "{{#rustdoc_include", "{{#playground"];
    let own = |line: &usize| {
        let page = pages.iter().find(|page| page.file == refused.file);
        page.is_none_or(|Page { markdown, .. }| {
            let whole = !INCLUDES.iter().any(|name| markdown.contains(name));
            whole && *line <= markdown.lines().count()
        })
    };
    Problem {
        line: refused.line.filter(own),
        ..refused.clone()
    }
}

/// Whether `refused` quotes a box of which a problem tells already, with its line.
fn boxed(refused: &Problem, pages: &[Page], problems: &[Problem]) -> bool {
    let page = pages.iter().find(|page| page.file == refused.file);
    let opening = |problem: &Problem| {
        let line = page?.markdown.lines().nth(problem.line?.checked_sub(1)?)?;
        line.starts_with("```admonish").then_some(line)
    };
    let same = problems.iter().filter(|one| one.file == refused.file);
    same.filter_map(opening)
        .any(|line| refused.what.contains(line))
}

/// The warnings of a build that no problem is about yet.
fn untold<'a>(warnings: impl Iterator<Item = &'a String>, problems: &[Problem]) -> Vec<Problem> {
    let mut untold = Vec::new();
    let mut cause_told = false;
    for text in warnings {
        // mdBook tells a fault and its causes one after the other.
        let told = if text.starts_with("Caused By") {
            cause_told
        } else {
            problems.iter().any(|problem| tells(problem, text))
        };
        cause_told = told;
        if !told {
            untold.push(Problem::in_file(
                "book.toml",
                format!("building the book warns: {text}"),
                "mend it: a warning of mdBook or admonish is something that the page lacks",
            ));
        }
    }
    untold
}

/// Whether a warning of mdBook is about the page that a problem is about.
fn names_page(warning: &str, problem: &Problem) -> bool {
    let page = problem.file.strip_prefix("src").unwrap_or(&problem.file);
    warning.contains(&format!("`{}`", page.display()))
}

/// Whether a problem is what this warning of mdBook is about, with its line.
fn tells(problem: &Problem, warning: &str) -> bool {
    let here = names_page(warning, problem);
    let html = warning.contains("HTML tag") && problem.what.contains("is HTML");
    // Of an included file mdBook does not say on which page.
    let file = problem.what.split('\'').nth(1).unwrap_or_default();
    let included = ["{{#include", "{{#rustdoc_include"]
        .iter()
        .any(|directive| warning.contains(directive));
    (here && html) || (included && !file.is_empty() && warning.contains(file))
}

/// The 1-based line of a byte offset.
fn line_of(text: &str, offset: usize) -> usize {
    // Searched for by std's own optimized code: a loop over the bytes takes seconds in a debug build.
    text[..offset].matches('\n').count() + 1
}
