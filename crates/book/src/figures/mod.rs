//! The figures that the pages' cards ask for: memscope is asked about each listing, and the crate `figure` draws what it found.

mod workers;

use std::path::{Path, PathBuf};

use figure::Permissions;
use listing::{Catalog, Folder, Listing, Predict, Problem, Use};
use memscope::accident::Accident;
use memscope::memory::Record;
use memscope::permissions::Report;
use memscope::{Failure, Options, cache};

use crate::accidents;

pub(crate) use workers::{Made, asks, side_by_side, spread, uses};

/// The figures that one use of a listing asks for.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// The listing's own.
    pub(crate) own: Figure,
    /// Those of its fixes, in the order of [`Catalog::fixes`]; empty when the directive asks for none.
    pub(crate) fixes: Vec<Figure>,
    /// Of a rejected one: what it would have done, had it run.
    pub(crate) accident: Option<HadItRun>,
}

/// Where the book says what such a run is and what it is not; all pages lie in one folder.
const WHAT_IT_SHOWS: &str = " <a href=\"how-this-book-is-tested.html#had-it-run\">What such a run shows, and what it does not</a>";

/// What a rejected listing would have done, and the view of it.
#[derive(Debug)]
pub(crate) struct HadItRun {
    /// What memscope found.
    pub(crate) found: Accident,
    /// The view, as HTML.
    pub(crate) html: String,
}

/// The figures of one program.
#[derive(Debug, Default)]
pub(crate) struct Figure {
    /// What the memory figure shows: questions are made of it too.
    pub(crate) record: Option<Record>,
    /// The memory figure.
    pub(crate) memory: Option<String>,
    /// The permissions: a margin and a table.
    pub(crate) permissions: Option<Permissions>,
}

impl Figure {
    /// What stands under the program: the permissions' table, then memory.
    pub(crate) fn under_the_code(&self) -> String {
        let table = self.permissions.as_ref().map_or("", |one| &one.table);
        format!("{table}{}", self.memory.as_deref().unwrap_or_default())
    }
}

/// Makes the figures that `used` on the page `page` asks for; `root` is the book's folder.
///
/// A rejected listing that shows its permissions shows those of its fixes too, and what memory held as they ran.
///
/// # Errors
/// When memscope refuses the listing, or its run is too long for a figure: problems of the page.
pub(crate) fn figures(
    root: &Path,
    catalog: &Catalog,
    page: &Path,
    used: &Use,
) -> Result<Figures, Vec<Problem>> {
    let problem = |(what, remedy): Fault| Problem::at(page, used.line, what, remedy);
    let stills = used.still_lines();
    let (mut figures, mut problems) = (Figures::default(), Vec::new());
    if used.memory.is_some() {
        match run(root, used.listing, &stills) {
            Ok((record, html)) => {
                figures.own.record = Some(record);
                figures.own.memory = Some(html);
            }
            Err(fault) => problems.push(problem(fault)),
        }
    } else if used.predict.is_some_and(Predict::needs_memory) {
        // The question needs the record; the card shows no figure of it.
        match record(root, used.listing) {
            Ok(record) => figures.own.record = Some(record),
            Err(fault) => problems.push(problem(fault)),
        }
    }
    if used.permissions {
        match allowed(root, used.listing) {
            Ok(shown) => figures.own.permissions = Some(shown),
            Err(fault) => problems.push(problem(fault)),
        }
    }
    if accidents::WATCHED && used.listing.evidence.accident.is_some() {
        match had_it_run(root, used.listing) {
            Ok(made) => figures.accident = Some(made),
            Err(fault) => problems.push(problem(fault)),
        }
    }
    if used.permissions && used.listing.folder == Folder::Fail {
        for fix in catalog.fixes(used.listing) {
            match of_fix(root, fix) {
                Ok(made) => figures.fixes.push(made),
                Err(faults) => problems.extend(faults.into_iter().map(problem)),
            }
        }
    }
    if problems.is_empty() {
        Ok(figures)
    } else {
        Err(problems)
    }
}

/// What there is to show of a fix: its run may be too long for a figure, or have no permissions to show, since the author chose
/// another listing. That memscope refuses it is a fault.
fn of_fix(root: &Path, fix: &Listing) -> Result<Figure, Vec<Fault>> {
    match (record(root, fix), report(root, fix)) {
        (Ok(record), Ok(report)) => Ok(Figure {
            record: None,
            memory: figure::memory(&record, &[]).ok(),
            permissions: figure::permissions(&report, &fix.source).ok(),
        }),
        (record, report) => {
            let mut faults: Vec<Fault> = record.err().into_iter().chain(report.err()).collect();
            faults.dedup();
            Err(faults)
        }
    }
}

/// What is wrong, and what to do about it.
pub(crate) type Fault = (String, String);

fn refused(path: &str, failure: Failure) -> Fault {
    let line = failure
        .line
        .map_or(String::new(), |line| format!(":{line}"));
    let what = format!("memscope refuses {path}{line}: {}", failure.what);
    (what, failure.remedy)
}

/// Where memscope keeps what it found.
fn kept(root: &Path) -> PathBuf {
    root.join("target/memscope")
}

/// The entry by which it is known that this memscope and this compiler have laid out every figure of the book once.
fn all() -> Option<String> {
    cache::key("all-figures", "", &[]).ok()
}

/// Whether a build takes its figures from those that are kept, but for a few that are new.
pub(crate) fn are_kept(root: &Path) -> bool {
    all().is_none_or(|all| cache::get(&kept(root), &all).is_some())
}

/// Remembers that a build has laid out every figure.
pub(crate) fn now_kept(root: &Path) {
    if let Some(all) = all() {
        cache::put(&kept(root), &all, "");
    }
}

fn options(root: &Path) -> Options {
    Options {
        cache: Some(kept(root)),
        ..Options::default()
    }
}

/// What memory held as the listing ran.
///
/// # Errors
/// When memscope refuses it: what is wrong and what to do about it.
pub(crate) fn record(root: &Path, listing: &Listing) -> Result<Record, Fault> {
    memscope::memory_of(Path::new(&listing.path), &listing.source, &options(root))
        .map_err(|failure| refused(&listing.path, failure))
}

/// The record of the listing's run, and its figure.
fn run(root: &Path, listing: &Listing, stills: &[usize]) -> Result<(Record, String), Fault> {
    let record = record(root, listing)?;
    let html = figure::memory(&record, stills).map_err(|what| {
        let remedy = "choose a smaller listing, or other lines".to_owned();
        (format!("'{}': {what}", listing.name), remedy)
    })?;
    Ok((record, html))
}

/// What the rejected listing would have done, had it run.
///
/// # Errors
/// When memscope refuses it: what is wrong and what to do about it.
pub(crate) fn accident_of(root: &Path, listing: &Listing) -> Result<Accident, Fault> {
    memscope::accident_of(Path::new(&listing.path), &listing.source, &options(root))
        .map_err(|failure| accepted(listing, failure))
}

/// That the compiler takes a program of listings/fail, in words of the book: memscope knows no folders.
fn accepted(listing: &Listing, failure: Failure) -> Fault {
    if !failure.what.starts_with("the compiler accepts it") {
        return refused(&listing.path, failure);
    }
    (
        format!(
            "the compiler accepts {}, which must be rejected",
            listing.path
        ),
        format!("mend it, or move it to {}", Folder::Examples.path()),
    )
}

fn had_it_run(root: &Path, listing: &Listing) -> Result<HadItRun, Fault> {
    let found = accident_of(root, listing)?;
    let command = format!("cargo run -p memscope -- accident {}", listing.path);
    let html = figure::accident(&found, &command, WHAT_IT_SHOWS);
    Ok(HadItRun { found, html })
}

/// A program that is no listing: what memory held as it ran.
pub(crate) struct Program {
    pub(crate) record: Record,
    /// `None` where the run is too long for a figure.
    pub(crate) figure: Option<String>,
}

/// Watches the program `source`, which messages call `path`; `root` is the book's folder.
///
/// # Errors
/// When memscope refuses it: what is wrong and what to do about it.
pub(crate) fn program(root: &Path, path: &str, source: &str) -> Result<Program, Fault> {
    let record = memscope::memory_of(Path::new(path), source, &options(root))
        .map_err(|failure| refused(path, failure))?;
    let figure = figure::memory(&record, &[]).ok();
    Ok(Program { record, figure })
}

fn report(root: &Path, listing: &Listing) -> Result<Report, Fault> {
    memscope::permissions_of(Path::new(&listing.path), &listing.source, &options(root))
        .map_err(|failure| refused(&listing.path, failure))
}

/// What each line of the listing does to the permissions.
fn allowed(root: &Path, listing: &Listing) -> Result<Permissions, Fault> {
    let report = report(root, listing)?;
    figure::permissions(&report, &listing.source).map_err(|what| {
        let what = format!("'{}' has no permissions to show: {what}", listing.name);
        (what, "take out `permissions`".to_owned())
    })
}

/// What memscope sees of a program today: a record kept in a file would be out of date with its next field.
#[cfg(test)]
pub(crate) fn watched(program: &str) -> Record {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let path = Path::new("listings/examples/watched.rs");
    memscope::memory_of(path, program, &options(root)).expect("a record")
}
