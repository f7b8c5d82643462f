//! What mdBook writes as it stands need not go through mdBook: it is held back from a page's text, and put into the finished
//! page.
//!
//! mdBook reads every element into a tree and writes it again, on one core, and once more for the page of all pages. Cards
//! are nine tenths of a chapter, and mdBook has nothing to do in them but where an element has a name or a link. That the
//! pages are the same is seen by comparing them with those of stock mdBook, through which everything goes (`ci/check`).
//!
//! A crate of its own, since it is optimized and reads every character of the book in each build.

mod element;

use std::sync::{Mutex, PoisonError};

use memchr::memmem;
use pulldown_cmark::{Event, Parser, Tag};

/// What was held back, by number.
#[derive(Debug, Default)]
pub struct Held(Mutex<Vec<String>>);

/// A comment with the number of a piece; no author types this character.
const BEFORE: &str = "<!--\u{1}";
const BEHIND: &str = "-->";

impl Held {
    /// A page's Markdown without the elements that mdBook would write as they stand; a comment holds each one's place.
    pub fn hold_back(&self, markdown: &str) -> String {
        let mut out = String::with_capacity(markdown.len());
        let mut copied = 0;
        let mut depth = 0_usize;
        for (event, range) in Parser::new(markdown).into_offset_iter() {
            match event {
                // In a list or a quotation, what stands before a line is not of the element.
                Event::Start(Tag::HtmlBlock) if depth == 0 => {
                    for (at, length, piece) in elements(&markdown[range.clone()]) {
                        out.push_str(&markdown[copied..range.start + at]);
                        out.push_str(&format!("{BEFORE}{}{BEHIND}", self.hold(piece)));
                        copied = range.start + at + length;
                    }
                    depth += 1;
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        out + &markdown[copied..]
    }

    fn hold(&self, piece: String) -> usize {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.push(piece);
        held.len() - 1
    }

    /// The finished page with everything in its place.
    pub fn put_into(&self, page: &str) -> String {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = String::with_capacity(2 * page.len());
        let mut copied = 0;
        for at in memmem::find_iter(page.as_bytes(), BEFORE) {
            let number = &page[at + BEFORE.len()..];
            let Some((number, _)) = number.split_once(BEHIND) else {
                break;
            };
            let piece = number.parse().ok().and_then(|n: usize| held.get(n));
            out.push_str(&page[copied..at]);
            out.push_str(piece.map_or("", String::as_str));
            copied = at + BEFORE.len() + number.len() + BEHIND.len();
        }
        out + &page[copied..]
    }
}

/// The outermost elements of a block that mdBook writes as they stand: where each begins, its length, and its HTML.
fn elements(block: &str) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    // The first line is left: whether mdBook begins a new one there hangs on what stands before it.
    let mut at = 0;
    while let Some(end) = block[at..].find('\n') {
        at += end + 1;
        if let Some((length, piece)) = element::untouched(&block[at..]) {
            found.push((at, length, piece));
            at += length;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(markdown: &str) -> (String, String) {
        let held = Held::default();
        let without = held.hold_back(markdown);
        let whole = held.put_into(&without);
        (without, whole)
    }

    #[test]
    fn what_is_held_back_comes_back_as_mdbook_writes_it() {
        for (written, by_mdbook) in [
            ("<b>a</b>", "<b>a</b>"),
            // Values are quoted, names are small, quotation marks of a text need no name.
            (
                "<td class=unnamed data-x>&quot;a&quot; &lt; &amp; '></td>",
                "<td class=\"unnamed\" data-x=\"\">\"a\" &lt; &amp; '&gt;</td>",
            ),
            (
                "<svg viewBox=\"0 0 5 4\"><path d=\"M0\"/><path d='a\\'></path></svg>",
                "<svg viewbox=\"0 0 5 4\"><path d=\"M0\" /><path d=\"a&#92;\"></path></svg>",
            ),
            // Paragraphs and their like stand on lines of their own; what has no end has none.
            (
                "<div><p>a<br>b</p><span>c</span><ul><li>d</li></ul></div>",
                "<div>\n<p>a<br>b</p>\n<span>c</span>\n<ul>\n<li>d</li>\n</ul>\n</div>\n",
            ),
            // A script is no HTML.
            (
                "<script type=\"text/html\"><p a=b>&quot;</p></script>",
                "<script type=\"text/html\"><p a=b>&quot;</p></script>",
            ),
        ] {
            let page = |element: &str| format!("<figure id=\"x\">\n{element}\n</figure>\n");
            let (without, whole) = through(&page(written));
            assert_eq!(without, page("<!--\u{1}0-->"), "{written}");
            assert_eq!(whole, page(by_mdbook), "{written}");
        }
    }

    #[test]
    fn what_mdbook_changes_goes_through_it() {
        for element in [
            "<p id=\"a\">a</p>",
            "<p><a href=\"a.md\">a</a></p>",
            "<p><img src=\"a.svg\"></p>",
            "<h2>a</h2>",
            "<p><i class=\"fa fa-print\"></i></p>",
            "<pre><code class=\"language-rust\">fn main() {}</code></pre>",
            "<script>a <!-- </script> --></script>",
            // Not as the book writes it: then mdBook shall say what it makes of it.
            "<p>a",
            "<p>a</b></p>",
            "<p>&unknown;</p>",
            "<p>a & b</p>",
            "<p a=b",
            "<p <p>",
            "<P>a</P>",
            "<!-- a -->",
            "<",
            "</p>",
        ] {
            let page = format!("<figure id=\"x\">\n{element}\n</figure>\n");
            let (without, _) = through(&page);
            assert_eq!(without, page);
        }
    }

    #[test]
    fn an_element_inside_one_that_mdbook_changes_is_held_back() {
        let (without, whole) =
            through("<div id=\"a\">\n<p>a</p>\n<a href=\"#a\">\n<b>b</b></a>\n</div>\n");
        assert_eq!(
            without,
            "<div id=\"a\">\n<!--\u{1}0-->\n<a href=\"#a\">\n<!--\u{1}1--></a>\n</div>\n"
        );
        assert_eq!(
            whole,
            "<div id=\"a\">\n<p>a</p>\n\n<a href=\"#a\">\n<b>b</b></a>\n</div>\n"
        );
    }

    #[test]
    fn what_is_no_html_of_the_page_itself_is_left() {
        for page in [
            "```html\n<div>\n<p>a</p>\n</div>\n```\n",
            "    <div>\n    <p>a</p>\n",
            "- <div>\n  <p>a</p>\n  </div>\n",
            "> <div>\n> <p>a</p>\n> </div>\n",
            "A text\n<b>with</b> an element.\n",
            // The blank line ends the block, and what follows is Markdown.
            "<div>\n<section>\n\n*a*\n\n</section>\n</div>\n",
        ] {
            assert_eq!(through(page).0, page);
        }
    }

    #[test]
    fn a_comment_that_names_nothing_disappears_and_breaks_nothing() {
        let held = Held::default();
        assert_eq!(
            held.put_into("a<!--\u{1}7-->b<!--\u{1}x-->c<!--\u{1}"),
            "abc<!--\u{1}"
        );
    }
}
