//! Builds the static site: mdBook's own renderer, with the book's preprocessors in process.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, thread};

use anyhow::{Context, Result, anyhow, bail};
use listing::Problem;
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_preprocessor::book::BookItem;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::{Context as LayerContext, Layer, SubscriberExt};
use verbatim::Held;

use crate::finished::each_page;
use crate::preprocess::{Admonish, Bundle, Charts, Hold, Kept, Listings, Mermaid, Tolerant, lines};
use crate::{figures, lasting, policy};

/// A site that was built as far as that goes.
#[derive(Debug, Default)]
pub struct Built {
    /// What mdBook and the preprocessors warned of.
    pub warnings: Vec<String>,
    /// What could not be laid out, on all pages. Such a site is not published.
    pub refused: Vec<Problem>,
}

/// Says that book.toml, src/SUMMARY.md or a page that it names cannot be read: there is nothing to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("src/SUMMARY.md and the pages that it names cannot be loaded")
    }
}

/// Builds the book at `root` into the folder `out` and returns what mdBook and the preprocessors warned of.
///
/// mdBook empties `out` first: give it a folder of your own ([`crate::output`] makes one of what a user names).
///
/// # Errors
/// When book.toml or a page cannot be read, something cannot be laid out (all of it is named), or `out` cannot be
/// written.
pub fn build(root: &Path, out: &Path) -> Result<Vec<String>> {
    let built = lay_out(root, out)?;
    if built.refused.is_empty() {
        return Ok(built.warnings);
    }
    bail!("{}", lines(&built.refused))
}

/// The same, but what cannot be laid out is left out of the pages and kept: for a check, which asks about the rest, too.
///
/// # Errors
/// When book.toml or a page cannot be read, or `out` cannot be written.
pub(crate) fn lay_out(root: &Path, out: &Path) -> Result<Built> {
    all_figures(root, out, For::Readers)
}

/// The same, without what no check looks at.
///
/// # Errors
/// As [`lay_out`].
pub(crate) fn for_check(root: &Path, out: &Path) -> Result<Built> {
    all_figures(root, out, For::Check)
}

/// For whom the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Who reads the pages.
    Readers,
    /// A check, which looks into the pages and needs neither the page of all pages, nor the search, nor what protects them.
    Check,
}

fn all_figures(root: &Path, out: &Path, whom: For) -> Result<Built> {
    let built = on_a_deep_stack(root, out, Listings::default(), whom)?;
    if built.refused.is_empty() {
        figures::now_kept(root);
    }
    Ok(built)
}

/// Builds the book without waiting for figures: a line stands where memscope has to be asked first. For the server alone,
/// which puts the whole book in the place of it. Whether it did; it does not where the figures are kept and the book is there as
/// soon.
///
/// # Errors
/// As [`build`].
pub(crate) fn draft(root: &Path, out: &Path) -> Result<bool> {
    if figures::are_kept(root) {
        return Ok(false);
    }
    let built = on_a_deep_stack(root, out, Listings::draft(), For::Readers)?;
    if built.refused.is_empty() {
        return Ok(true);
    }
    bail!("{}", lines(&built.refused))
}

fn on_a_deep_stack(root: &Path, out: &Path, listings: Listings, whom: For) -> Result<Built> {
    // Exercises and four-parts are watched while their pages are made, and memscope walks syntax trees by recursion.
    thread::scope(|scope| {
        let work = thread::Builder::new().stack_size(memscope::STACK);
        let work = work.spawn_scoped(scope, || laid_out(root, out, listings, whom))?;
        work.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn laid_out(root: &Path, out: &Path, listings: Listings, whom: For) -> Result<Built> {
    lasting::read(root);
    let warnings = Warnings::default();
    let kept = Kept::default();
    let held = Arc::new(Held::default());
    // mdbook-admonish speaks through `log`, mdBook through `tracing`; a second call changes nothing.
    // Without the filter the HTML parser's own trace of every character goes this way, which takes as long as the rest.
    let _ = tracing_log::LogTracer::init_with_filter(tracing_log::log::LevelFilter::Warn);
    let subscriber = tracing_subscriber::registry()
        .with(LevelFilter::WARN)
        .with(warnings.clone());
    tracing::subscriber::with_default(subscriber, || -> Result<()> {
        let mut book = load(root, listings, &kept)?;
        book.with_preprocessor(Hold(Arc::clone(&held)));
        if whom == For::Check {
            book.config.set("output.html.print.enable", false)?;
            book.config.set("preprocessor.bundle.search", "")?;
        }
        let out = absolute(out)?;
        book.config.build.build_dir = out.clone();
        if !book
            .iter()
            .any(|item| matches!(item, BookItem::Chapter(chapter) if chapter.path.is_some()))
        {
            return Err(anyhow!(
                "src/SUMMARY.md lists no page; restore it (`git checkout src/SUMMARY.md`), or add `- [Title](page.md)`"
            )
            .context(Unreadable));
        }
        book.build().context("the book cannot be built")?;
        each_page(&out, |html| {
            let whole = held.put_into(html);
            match whom {
                For::Readers => policy::protected(&whole),
                For::Check => whole,
            }
        })
    })?;
    lasting::write(root);
    Ok(Built {
        warnings: take(&warnings.0),
        refused: take(&kept),
    })
}

/// Loads the book and puts the preprocessors in the place of the commands that book.toml names for stock mdBook.
fn load(root: &Path, listings: Listings, kept: &Kept) -> Result<MDBook> {
    let mut config =
        Config::from_disk(root.join("book.toml")).context("book.toml cannot be read")?;
    config.update_from_env()?;
    let mut book = MDBook::load_with_config(root, config).context(Unreadable)?;
    without_search(&mut book)?;
    book.with_preprocessor(Tolerant::new(listings, kept))
        .with_preprocessor(Tolerant::new(Charts, kept))
        .with_preprocessor(Tolerant::new(Admonish, kept))
        .with_preprocessor(Tolerant::new(Mermaid, kept))
        .with_preprocessor(Tolerant::new(Bundle, kept));
    Ok(book)
}

/// book.toml turns mdBook's search off, for stock mdBook; ours is built without it and would warn of its table.
fn without_search(book: &mut MDBook) -> Result<()> {
    if let Some(mut html) = book.config.get::<toml::Table>("output.html")?
        && html.remove("search").is_some()
    {
        book.config.set("output.html", html)?;
    }
    Ok(())
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("{} is not a path", path.display()))
}

/// Collects warnings and errors that would otherwise scroll by.
#[derive(Clone, Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

fn take<T>(all: &Mutex<Vec<T>>) -> Vec<T> {
    std::mem::take(&mut *all.lock().unwrap_or_else(PoisonError::into_inner))
}

impl<S: Subscriber> Layer<S> for Warnings {
    fn on_event(&self, event: &Event<'_>, _: LayerContext<'_, S>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        if let Ok(mut all) = self.0.lock() {
            all.push(message.0);
        }
    }
}

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
