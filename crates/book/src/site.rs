//! Builds the static site: mdBook's own renderer, with the book's preprocessors in process.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_preprocessor::book::BookItem;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::{Context as LayerContext, Layer, SubscriberExt};

use crate::policy;
use crate::preprocess::{Admonish, Bundle, Charts, Listings, Mermaid};

/// Builds the book at `root` into the folder `out` and returns what mdBook and the preprocessors warned of.
///
/// mdBook empties `out` first: give it a folder of your own ([`crate::output`] makes one of what a user names).
///
/// # Errors
/// When book.toml or a page cannot be read, a directive is wrong (all of them are named), or `out` cannot be
/// written.
pub fn build(root: &Path, out: &Path) -> Result<Vec<String>> {
    let warnings = Warnings::default();
    // mdbook-admonish speaks through `log`, mdBook through `tracing`; a second call changes nothing.
    // Without the filter the HTML parser's own trace of every character goes this way, which takes as long as the rest.
    let _ = tracing_log::LogTracer::init_with_filter(tracing_log::log::LevelFilter::Warn);
    let subscriber = tracing_subscriber::registry()
        .with(LevelFilter::WARN)
        .with(warnings.clone());
    tracing::subscriber::with_default(subscriber, || -> Result<()> {
        let mut book = load(root)?;
        let out = absolute(out)?;
        book.config.build.build_dir = out.clone();
        if !book
            .iter()
            .any(|item| matches!(item, BookItem::Chapter(chapter) if chapter.path.is_some()))
        {
            bail!(
                "src/SUMMARY.md lists no page; restore it (`git checkout src/SUMMARY.md`), or add `- [Title](page.md)`"
            );
        }
        book.build().context("the book cannot be built")?;
        policy::protect(&out)
    })?;
    Ok(warnings.take())
}

/// Loads the book and puts the preprocessors in the place of the commands that book.toml names for stock mdBook.
fn load(root: &Path) -> Result<MDBook> {
    let mut book = MDBook::load(root).context("book.toml or src/SUMMARY.md cannot be loaded")?;
    without_search(&mut book)?;
    book.with_preprocessor(Listings)
        .with_preprocessor(Charts)
        .with_preprocessor(Admonish)
        .with_preprocessor(Mermaid)
        .with_preprocessor(Bundle);
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

impl Warnings {
    fn take(&self) -> Vec<String> {
        self.0
            .lock()
            .map(|mut all| std::mem::take(&mut *all))
            .unwrap_or_default()
    }
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
