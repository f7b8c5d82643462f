//! mdbook-admonish on mdBook 0.5.
//!
//! mdbook-admonish 1.20 is built on mdBook 0.4 and refuses 0.5's JSON. Here it runs in process: each page goes into a
//! flat 0.4 book, through the crate, and back. Delete this adapter when the crate supports 0.5.

use std::path::PathBuf;

use anyhow::Context;
use mdbook::book::{Book as OldBook, BookItem as OldItem, Chapter as OldChapter};
use mdbook::preprocess::{Preprocessor as _, PreprocessorContext as OldContext};
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// The preprocessor `admonish`: replaces fences such as `admonish note` by boxes.
pub struct Admonish;

impl Preprocessor for Admonish {
    fn name(&self) -> &str {
        "admonish"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let mut old = OldBook::new();
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                let text = std::mem::take(&mut chapter.content);
                old.push_item(OldChapter::new(
                    &chapter.name,
                    text,
                    PathBuf::from("page.md"),
                    Vec::new(),
                ));
            }
        });
        let converted = mdbook_admonish::Admonish.run(&old_context(context)?, old)?;
        let mut pages = converted
            .sections
            .into_iter()
            .filter_map(|item| match item {
                OldItem::Chapter(chapter) => Some(chapter.content),
                _ => None,
            });
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                chapter.content = pages.next().unwrap_or_default();
            }
        });
        Ok(book)
    }
}

/// A 0.4 context that carries admonish's own table of book.toml and nothing else: the rest has changed its form.
fn old_context(context: &PreprocessorContext) -> Result<OldContext> {
    let table: Option<toml::Table> = context.config.get("preprocessor.admonish")?;
    let table = table.context("book.toml has no [preprocessor.admonish]; restore it")?;
    let value = serde_json::json!({
        "root": context.root,
        "config": { "book": {}, "preprocessor": { "admonish": table } },
        "renderer": context.renderer,
        "mdbook_version": "0.4.52",
    });
    serde_json::from_value(value).context("mdbook 0.4 does not take this context")
}
