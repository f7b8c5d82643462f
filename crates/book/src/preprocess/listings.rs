//! Puts the cards into the pages, and under each page what it was checked with and where its source is.

mod around;
mod page;
mod parts;

use listing::{Catalog, Piece, expand, for_rustdoc};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::pages::remake;
use super::settle;
use crate::practice::Practice;
use around::around;
use page::with_cards;
use parts::Sources;

/// The preprocessor `listings`: replaces `{{#listing NAME}}`, `{{#value …}}` and the questions that authors write.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listings {
    draft: bool,
}

impl Listings {
    /// Leaves out what memscope has to be asked for; a line says so in its place. Only for pages that are replaced soon.
    pub fn draft() -> Self {
        Self { draft: true }
    }

    fn for_readers(self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let (root, config) = (context.root.as_path(), &context.config);
        let sources = Sources {
            root,
            src: &config.book.src,
            catalog: &Catalog::load(root),
            practice: &Practice::load(root),
            draft: self.draft,
        };
        let (parts, mut problems) = sources.parts(&mut book);
        problems.extend(remake(sources.src, &mut book, |file, text| {
            let (page, found) = with_cards(&sources, &parts, file, text);
            (around(root, config, file, page), found)
        }));
        settle(book, problems)
    }
}

impl Preprocessor for Listings {
    fn name(&self) -> &str {
        "listings"
    }

    /// For the HTML page a listing becomes its card; for `mdbook test` a fence that rustdoc runs.
    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        if context.renderer == "html" {
            return self.for_readers(context, book);
        }
        let catalog = Catalog::load(&context.root);
        let problems = remake(&context.config.book.src, &mut book, |file, text| {
            expand(file, text, &catalog, |piece| match piece {
                Piece::Card(used) => for_rustdoc(&catalog, &used),
                _ => String::new(),
            })
        });
        settle(book, problems)
    }
}
