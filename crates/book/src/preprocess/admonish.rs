//! mdbook-admonish on mdBook 0.5.
//!
//! mdbook-admonish 1.20 is built on mdBook 0.4 and refuses 0.5's JSON. Here it runs in process: each page goes into a
//! 0.4 book, through the crate, and back. Delete this adapter when the crate supports 0.5.

use anyhow::{Context, bail};
use listing::Problem;
use mdbook::book::{Book as OldBook, BookItem as OldItem, Chapter as OldChapter};
use mdbook::preprocess::{Preprocessor as _, PreprocessorContext as OldContext};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use serde_json::{Value, json};

use super::pages::remake;
use super::settle;

/// The preprocessor `admonish`: replaces fences such as `admonish note` by boxes.
pub struct Admonish;

impl Preprocessor for Admonish {
    fn name(&self) -> &str {
        "admonish"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let carried = carried(context)?;
        old_context(&carried)?;
        let src = &context.config.book.src;
        let problems = remake(src, &mut book, |file, page| {
            // A context belongs to one thread.
            match old_context(&carried).and_then(|context| convert(&context, page)) {
                Ok(made) => (made, Vec::new()),
                Err(why) => {
                    let remedy = "mend the box that it names";
                    let problem = Problem::in_file(file, format!("{why:#}"), remedy);
                    (page.to_owned(), vec![problem])
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

/// Admonish's own table of book.toml and nothing else, as a 0.4 context: the rest has changed its form.
fn carried(context: &PreprocessorContext) -> Result<Value> {
    let table: Option<toml::Table> = context.config.get("preprocessor.admonish")?;
    let table = table.context("book.toml has no [preprocessor.admonish]; restore it")?;
    Ok(json!({
        "root": context.root,
        "config": { "book": {}, "preprocessor": { "admonish": table } },
        "renderer": context.renderer,
        "mdbook_version": "0.4.52",
    }))
}

fn old_context(carried: &Value) -> Result<OldContext> {
    serde_json::from_value(carried.clone()).context("mdbook 0.4 does not take this context")
}
