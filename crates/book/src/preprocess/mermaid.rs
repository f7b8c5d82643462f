//! Diagrams: the mdbook-mermaid crate marks them, and they are drawn here, so that pages need no script for them.

use std::fs;
use std::path::Path;

use listing::Problem;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::pages::remake;
use super::settle;
use crate::diagram;
use crate::html::unescape;
use crate::lasting::Lasting;

/// The preprocessor `mermaid`: replaces `mermaid` fences by drawings.
pub struct Mermaid;

impl Preprocessor for Mermaid {
    fn name(&self) -> &str {
        "mermaid"
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer != "test")
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let (root, src) = (&context.root, &context.config.book.src);
        let (config, renderer) = (&context.config, &context.renderer);
        let problems = remake(src, &mut book, |file, page| {
            // A context belongs to one thread.
            let context = PreprocessorContext::new(root.clone(), config.clone(), renderer.clone());
            match marked(&context, page) {
                Ok(marked) => {
                    let mut problems = Vec::new();
                    let made = drawn(&marked, |source, fault| {
                        problems.push(problem(root, file, source, fault));
                    });
                    (made, problems)
                }
                Err(why) => {
                    let remedy = "mend the diagram that it names";
                    let problem = Problem::in_file(file, format!("{why:#}"), remedy);
                    (page.to_owned(), vec![problem])
                }
            }
        });
        settle(book, problems)
    }
}

/// One page through mdbook-mermaid, as the only chapter of a book.
fn marked(context: &PreprocessorContext, page: &str) -> Result<String> {
    // Most pages have no diagram, and the crate parses each as a whole.
    if !page.contains("mermaid") {
        return Ok(page.to_owned());
    }
    let mut book = Book::new();
    book.push_item(Chapter::new("", page.to_owned(), "page.md", Vec::new()));
    let book = mdbook_mermaid::Mermaid.run(context, book)?;
    let pages = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(chapter.content.as_str()),
        _ => None,
    });
    Ok(pages.collect())
}

/// What mdbook-mermaid puts around a diagram's source.
const MARKS: (&str, &str) = ("<pre class=\"mermaid\">", "</pre>");

/// The page with each marked diagram drawn. One that cannot be drawn is left out and goes to `refused`.
fn drawn(page: &str, mut refused: impl FnMut(&str, diagram::Fault)) -> String {
    static LASTING: Lasting<String> = Lasting::new("diagram");
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, marked)) = rest.split_once(MARKS.0) {
        let (source, after) = marked.split_once(MARKS.1).unwrap_or((marked, ""));
        let source = unescape(source);
        out.push_str(before);
        match LASTING.get(&source, |source| diagram::draw(source)) {
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
