//! mdbook-admonish on mdBook 0.5.
//!
//! mdbook-admonish 1.20 is built on mdBook 0.4 and refuses 0.5's JSON. Here it runs in process: each page goes through the
//! crate as the only one of a 0.4 book, whose types come from `crates/stand-in-mdbook`. Delete both when the crate supports 0.5.

use anyhow::{Context, bail};
use listing::Problem;
use mdbook::book::{Book as OldBook, BookItem as OldItem, Chapter as OldChapter};
use mdbook::preprocess::{
    Config as OldConfig, Preprocessor as _, PreprocessorContext as OldContext,
};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::pages::remake;
use super::settle;

/// The preprocessor `admonish`: replaces fences such as `admonish note` by boxes.
pub struct Admonish;

impl Preprocessor for Admonish {
    fn name(&self) -> &str {
        "admonish"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let old = old_context(context)?;
        let src = &context.config.book.src;
        let problems = remake(src, &mut book, |file, page| match convert(&old, page) {
            Ok(made) => (made, Vec::new()),
            Err(why) => {
                let remedy = "mend the box that it names";
                let problem = Problem::in_file(file, format!("{why:#}"), remedy);
                (page.to_owned(), vec![problem])
            }
        });
        settle(book, problems)
    }
}

/// One page through mdbook-admonish, as the only one of a 0.4 book.
fn convert(context: &OldContext, page: &str) -> Result<String> {
    let content = page.to_owned();
    let sections = vec![OldItem::Chapter(OldChapter { content })];
    let mut book = mdbook_admonish::Admonish.run(context, OldBook { sections })?;
    match book.sections.pop() {
        Some(OldItem::Chapter(chapter)) => Ok(chapter.content),
        None => bail!("mdbook-admonish lost the page"),
    }
}

/// Admonish's own table of book.toml and nothing else, as a 0.4 context.
fn old_context(context: &PreprocessorContext) -> Result<OldContext> {
    let table: Option<toml::Table> = context.config.get("preprocessor.admonish")?;
    let table = table.context("book.toml has no [preprocessor.admonish]; restore it")?;
    let preprocessor = toml::Table::from_iter([("admonish".to_owned(), table.into())]);
    Ok(OldContext {
        config: OldConfig { preprocessor },
        renderer: context.renderer.clone(),
    })
}
