//! mdbook-admonish on mdBook 0.5.
//!
//! mdbook-admonish 1.20 is built on mdBook 0.4 and refuses 0.5's JSON. Here it runs in process: each page goes into a
//! 0.4 book, through the crate, and back. Delete this adapter when the crate supports 0.5.

use anyhow::{Context, bail};
use listing::Problem;
use mdbook::book::{Book as OldBook, BookItem as OldItem, Chapter as OldChapter};
use mdbook::preprocess::{Preprocessor as _, PreprocessorContext as OldContext};
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::settle;

/// The preprocessor `admonish`: replaces fences such as `admonish note` by boxes.
pub struct Admonish;

impl Preprocessor for Admonish {
    fn name(&self) -> &str {
        "admonish"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let old_context = old_context(context)?;
        let mut problems = Vec::new();
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                match convert(&old_context, &chapter.content) {
                    Ok(page) => chapter.content = page,
                    Err(why) => {
                        let page = chapter.source_path.clone().unwrap_or_default();
                        problems.push(Problem::in_file(
                            context.config.book.src.join(page),
                            format!("{why:#}"),
                            "mend the box that it names",
                        ));
                    }
                }
            }
        });
        settle(book, problems)
    }
}

/// One page through mdbook-admonish, as the only chapter of a 0.4 book.
fn convert(context: &OldContext, page: &str) -> Result<String> {
    let mut book = OldBook::new();
    book.push_item(OldChapter::new("", page.to_owned(), "page.md", Vec::new()));
    match mdbook_admonish::Admonish.run(context, book)?.sections.pop() {
        Some(OldItem::Chapter(chapter)) => Ok(chapter.content),
        _ => bail!("mdbook-admonish lost the page"),
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
