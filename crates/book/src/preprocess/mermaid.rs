//! Diagrams: the mdbook-mermaid crate marks them, and they are drawn here, so that pages need no script for them.

use std::fs;
use std::path::Path;

use listing::Problem;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::settle;
use crate::diagram;
use crate::html::unescape;

/// The preprocessor `mermaid`: replaces `mermaid` fences by drawings.
pub struct Mermaid;

impl Preprocessor for Mermaid {
    fn name(&self) -> &str {
        "mermaid"
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer != "test")
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let mut book = mdbook_mermaid::Mermaid.run(context, book)?;
        let mut problems = Vec::new();
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                let file = context
                    .config
                    .book
                    .src
                    .join(chapter.source_path.clone().unwrap_or_default());
                chapter.content = drawn(&chapter.content, |source, fault| {
                    problems.push(problem(&context.root, &file, source, fault));
                });
            }
        });
        settle(book, problems)
    }
}

/// What mdbook-mermaid puts around a diagram's source.
const MARKS: (&str, &str) = ("<pre class=\"mermaid\">", "</pre>");

/// The page with each marked diagram drawn. One that cannot be drawn is left out and goes to `refused`.
fn drawn(page: &str, mut refused: impl FnMut(&str, diagram::Fault)) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, marked)) = rest.split_once(MARKS.0) {
        let (source, after) = marked.split_once(MARKS.1).unwrap_or((marked, ""));
        let source = unescape(source);
        out.push_str(before);
        match diagram::draw(&source) {
            Ok(html) => out.push_str(&html),
            Err(fault) => refused(&source, fault),
        }
        rest = after;
    }
    out + rest
}

/// The fault in the author's own file: the page that reaches this preprocessor has other line numbers.
fn problem(root: &Path, file: &Path, source: &str, fault: diagram::Fault) -> Problem {
    let text = fs::read_to_string(root.join(file)).unwrap_or_default();
    let fence = diagram::fences(&text)
        .into_iter()
        .find(|one| one.source.trim() == source.trim());
    Problem::at(
        file,
        fence.map_or(0, |one| one.line) + fault.line,
        fault.what,
        fault.remedy,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_marked_diagram_is_drawn_and_the_text_stays() {
        let page = "before\n\n<pre class=\"mermaid\">flowchart TD\n A --&gt; B\n</pre>\n\nafter\n";
        let html = drawn(page, |_, fault| panic!("{fault:?}"));
        assert!(
            html.starts_with("before\n\n<figure class=\"diagram\">"),
            "{html}"
        );
        assert!(html.ends_with("</figure>\n\n\nafter\n"), "{html}");
    }
}
