//! Puts the measured numbers, the charts and the machine code into the pages.

use std::fs;
use std::path::Path;

use listing::Problem;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::pages::remake;
use super::settle;
use crate::charts::{self, Show};

/// The same problems with the lines of the page as its author wrote it: cards have made it longer since.
fn where_written(
    charts: &charts::Charts,
    root: &Path,
    file: &Path,
    show: Show,
    found: Vec<Problem>,
) -> Vec<Problem> {
    if found.is_empty() {
        return found;
    }
    let source = fs::read_to_string(root.join(file)).unwrap_or_default();
    let (_, written) = charts.expand(file, &source, show);
    if written.len() == found.len() {
        written
    } else {
        found
    }
}

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
        let (root, src) = (&context.root, &context.config.book.src);
        problems.extend(remake(src, &mut book, |file, page| {
            let (made, found) = charts.expand(file, page, show);
            let problems = where_written(&charts, root, file, show, found);
            (made, problems)
        }));
        settle(book, problems)
    }
}
