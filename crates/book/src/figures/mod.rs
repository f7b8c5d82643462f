//! The figures that the pages' cards ask for: memscope is asked about each listing, and the crate `figure` draws what it found.

mod workers;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use figure::Permissions;
use listing::{Catalog, Folder, Listing, Predict, Problem, Use};
use memscope::accident::Accident;
use memscope::memory::Record;
use memscope::permissions::Report;
use memscope::{Failure, Options, cache};

use crate::accidents;
use crate::kept::Kept;
use crate::lasting::Lasting;

pub(crate) use workers::{Made, asks, side_by_side, uses};

/// The figures that one use of a listing asks for.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// The listing's own.
    pub(crate) own: Figure,
    /// Those of its fixes, in the order of [`Catalog::fixes`]; empty when the directive asks for none.
    pub(crate) fixes: Vec<Figure>,
    /// Of a rejected one: the view of what it would have done, had it run.
    pub(crate) accident: Option<String>,
    /// The same as memscope found it, if the card asks about it.
    pub(crate) had_it_run: Option<Arc<Accident>>,
}

/// Where the book says what such a run is and what it is not; all pages lie in one folder.
const WHAT_IT_SHOWS: &str = " <a href=\"how-this-book-is-tested.html#had-it-run\">What such a run shows, and what it does not</a>";

/// The figures of one program.
#[derive(Debug, Default)]
pub(crate) struct Figure {
    /// What memory held, if the card asks about it.
    pub(crate) record: Option<Arc<Record>>,
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
    let (mut figures, mut problems) = (Figures::default(), Vec::new());
    if used.memory.is_some() {
        match run(root, used.listing, &used.still_lines()) {
            Ok(html) => figures.own.memory = Some(html),
            Err(fault) => problems.push(problem(fault)),
        }
    }
    // A kept figure is drawn without its record; and what memscope refuses is said once.
    if problems.is_empty() && asks_of_memory(used) {
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
        let found = || match used.predict {
            Some(Predict::Accident) => accident_of(root, used.listing).map(Some),
            _ => Ok(None),
        };
        match had_it_run(root, used.listing).and_then(|html| Ok((html, found()?))) {
            Ok((html, found)) => {
                figures.accident = Some(html);
                figures.had_it_run = found;
            }
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

/// Whether the card's question is made of what memory held. The best one may be, where the card shows it.
fn asks_of_memory(used: &Use) -> bool {
    used.predict
        .is_some_and(|kind| kind.needs_memory() || (kind == Predict::Best && used.memory.is_some()))
}

/// What there is to show of a fix: its run may be too long for a figure, or have no permissions to show, since the author chose
/// another listing. That memscope refuses it is a fault.
fn of_fix(root: &Path, fix: &Listing) -> Result<Figure, Vec<Fault>> {
    let memory = match Watched::of(root, fix).memory_figure(&[]) {
        Ok(html) => Ok(Some(html)),
        Err(Undrawn::NoFigure(_)) => Ok(None),
        Err(Undrawn::Refused(failure)) => Err(refused(&fix.path, failure)),
    };
    match (memory, report(root, fix)) {
        (Ok(memory), Ok(report)) => Ok(Figure {
            record: None,
            memory,
            permissions: figure::permissions(&report, &fix.source).ok(),
        }),
        (memory, report) => {
            let mut faults: Vec<Fault> = memory.err().into_iter().chain(report.err()).collect();
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

/// A program of the book at `root`, as far as anything depends on it. The compiler is the same as long as the process lives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Watched {
    root: PathBuf,
    /// What messages call it.
    path: String,
    source: String,
}

impl Watched {
    fn new(root: &Path, path: &str, source: &str) -> Self {
        Self {
            root: root.to_owned(),
            path: path.to_owned(),
            source: source.to_owned(),
        }
    }

    fn of(root: &Path, listing: &Listing) -> Self {
        Self::new(root, &listing.path, &listing.source)
    }

    fn record(self) -> Result<Arc<Record>, Failure> {
        static KEPT: Kept<Watched, Arc<Record>> = Kept::new();
        KEPT.get(self, |Self { root, path, source }| {
            memscope::memory_of(Path::new(path), source, &options(root)).map(Arc::new)
        })
    }

    fn report(self) -> Result<Arc<Report>, Failure> {
        static KEPT: Kept<Watched, Arc<Report>> = Kept::new();
        KEPT.get(self, |Self { root, path, source }| {
            memscope::permissions_of(Path::new(path), source, &options(root)).map(Arc::new)
        })
    }

    fn accident(self) -> Result<Arc<Accident>, Failure> {
        static KEPT: Kept<Watched, Arc<Accident>> = Kept::new();
        KEPT.get(self, |Self { root, path, source }| {
            memscope::accident_of(Path::new(path), source, &options(root)).map(Arc::new)
        })
    }

    /// The memory figure, with these still pictures.
    fn memory_figure(self, stills: &[usize]) -> Result<String, Undrawn> {
        static LASTING: Lasting<(Watched, Vec<usize>)> = Lasting::new("memory");
        LASTING.get(&(self, stills.to_vec()), |(watched, stills)| {
            let record = watched.clone().record().map_err(Undrawn::Refused)?;
            figure::memory(&record, stills).map_err(|why| Undrawn::NoFigure(why.to_string()))
        })
    }

    /// The view of the accident.
    fn accident_view(self) -> Result<String, Failure> {
        static LASTING: Lasting<Watched> = Lasting::new("accident");
        LASTING.get(&self, |watched| {
            let found = watched.clone().accident()?;
            let command = format!("cargo run -p memscope -- accident {}", watched.path);
            Ok(figure::accident(&found, &command, WHAT_IT_SHOWS))
        })
    }
}

/// Why there is no memory figure.
enum Undrawn {
    Refused(Failure),
    NoFigure(String),
}

/// What memory held as the listing ran.
///
/// # Errors
/// When memscope refuses it: what is wrong and what to do about it.
pub(crate) fn record(root: &Path, listing: &Listing) -> Result<Arc<Record>, Fault> {
    let record = Watched::of(root, listing).record();
    record.map_err(|failure| refused(&listing.path, failure))
}

/// The memory figure of the listing's run.
fn run(root: &Path, listing: &Listing, stills: &[usize]) -> Result<String, Fault> {
    let figure = Watched::of(root, listing).memory_figure(stills);
    figure.map_err(|undrawn| match undrawn {
        Undrawn::Refused(failure) => refused(&listing.path, failure),
        Undrawn::NoFigure(what) => {
            let remedy = "choose a smaller listing, or other lines".to_owned();
            (format!("'{}': {what}", listing.name), remedy)
        }
    })
}

/// What the rejected listing would have done, had it run.
///
/// # Errors
/// When memscope refuses it: what is wrong and what to do about it.
pub(crate) fn accident_of(root: &Path, listing: &Listing) -> Result<Arc<Accident>, Fault> {
    let accident = Watched::of(root, listing).accident();
    accident.map_err(|failure| accepted(listing, failure))
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

/// The view of what the rejected listing would have done, had it run.
fn had_it_run(root: &Path, listing: &Listing) -> Result<String, Fault> {
    let view = Watched::of(root, listing).accident_view();
    view.map_err(|failure| accepted(listing, failure))
}

/// What memory held as a program ran that is no listing, and which messages call `path`.
///
/// # Errors
/// When memscope refuses it: what is wrong and what to do about it.
pub(crate) fn record_of(root: &Path, path: &str, source: &str) -> Result<Arc<Record>, Fault> {
    let record = Watched::new(root, path, source).record();
    record.map_err(|failure| refused(path, failure))
}

/// Its memory figure; `None` where the run is too long for one.
pub(crate) fn figure_of(root: &Path, path: &str, source: &str) -> Option<String> {
    Watched::new(root, path, source).memory_figure(&[]).ok()
}

fn report(root: &Path, listing: &Listing) -> Result<Arc<Report>, Fault> {
    let report = Watched::of(root, listing).report();
    report.map_err(|failure| refused(&listing.path, failure))
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
