//! Puts the measured numbers, the charts and the machine code into the pages.

use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::settle;
use crate::charts::{self, Show};

/// The preprocessor `charts`: replaces `{{#number …}}`, `{{#chart …}}`, `{{#orderings}}`, `{{#assembly …}}` and `{{#excerpt …}}`.
pub struct Charts;

impl Preprocessor for Charts {
    fn name(&self) -> &str {
        "charts"
    }

    /// For the HTML page a chart is a picture; for `mdbook test`, which runs programs, it is nothing.
    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let (charts, mut problems) = charts::Charts::load(&context.root);
        let show = if context.renderer == "html" {
            Show::Html
        } else {
            Show::Text
        };
        book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else {
                return;
            };
            let Some(path) = chapter.source_path.clone() else {
                return;
            };
            let file = context.config.book.src.join(path);
            let (page, found) = charts.expand(&file, &chapter.content, show);
            problems.extend(found);
            chapter.content = page;
        });
        settle(book, problems)
    }
}
