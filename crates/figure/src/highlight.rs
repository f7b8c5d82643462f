//! Program text as HTML with its syntax marked: no script highlights in the browser.

use std::sync::LazyLock;

use tree_sitter_highlight::{HighlightConfiguration, HighlightEvent, Highlighter};
use tree_sitter_language::LanguageFn;

use crate::escape;

/// The captures of the grammars' queries that are colored, and the class each gets. A capture takes the
/// longest name here that it starts with; all others stay plain.
const CLASSES: [(&str, &str); 14] = [
    ("attribute", "a"),
    ("comment", "c"),
    ("constant.builtin", "n"),
    ("constructor", "t"),
    ("escape", "s"),
    ("function", "f"),
    ("function.macro", "m"),
    ("keyword", "k"),
    ("label", "l"),
    ("number", "n"),
    ("string", "s"),
    ("type", "t"),
    ("type.builtin", "t"),
    ("variable.builtin", "k"),
];

/// A Rust program as HTML: see [`lines`].
pub fn rust(source: &str) -> String {
    lines(source, &RUST)
}

static RUST: LazyLock<HighlightConfiguration> = LazyLock::new(|| {
    language(
        tree_sitter_rust::LANGUAGE,
        "rust",
        tree_sitter_rust::HIGHLIGHTS_QUERY,
    )
});

/// A grammar with its own query, for [`lines`].
///
/// # Panics
/// When the query does not fit the grammar, which its crate rules out.
pub fn language(grammar: LanguageFn, name: &str, query: &str) -> HighlightConfiguration {
    let mut configuration = HighlightConfiguration::new(grammar.into(), name, query, "", "")
        .expect("a grammar's own query fits it");
    configuration.configure(&CLASSES.map(|(capture, _)| capture));
    configuration
}

/// `source` as HTML, one `<span class="line">` a line, each ending in its newline. A line's spans close with it.
pub fn lines(source: &str, language: &HighlightConfiguration) -> String {
    let source = source.trim_end();
    let mut html = Lines::new();
    match events(source, language) {
        Some(events) => events.iter().for_each(|event| html.event(source, event)),
        // Text that a grammar cannot read is shown plain: highlighting is no reason to fail.
        None => html.text(source),
    }
    html.finish()
}

fn events(source: &str, language: &HighlightConfiguration) -> Option<Vec<HighlightEvent>> {
    let mut highlighter = Highlighter::new();
    let events = highlighter
        .highlight(language, source.as_bytes(), None, None, |_| None)
        .ok()?;
    events.collect::<Result<_, _>>().ok()
}

/// Collects highlighted text line by line; spans that reach over a line's end are closed and opened again.
struct Lines {
    html: String,
    open: Vec<&'static str>,
}

impl Lines {
    fn new() -> Self {
        Self {
            html: String::from("<span class=\"line\">"),
            open: Vec::new(),
        }
    }

    fn event(&mut self, source: &str, event: &HighlightEvent) {
        match event {
            HighlightEvent::Source { start, end } => self.text(&source[*start..*end]),
            HighlightEvent::HighlightStart(highlight) => {
                let class = CLASSES[highlight.0].1;
                self.html.push_str(&format!("<span class=\"{class}\">"));
                self.open.push(class);
            }
            HighlightEvent::HighlightEnd => {
                self.html.push_str("</span>");
                self.open.pop();
            }
        }
    }

    fn text(&mut self, text: &str) {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.new_line();
            }
            self.html.push_str(&escape(part));
        }
    }

    fn new_line(&mut self) {
        self.html.push_str(&"</span>".repeat(self.open.len()));
        self.html.push_str("\n</span><span class=\"line\">");
        for class in &self.open {
            self.html.push_str(&format!("<span class=\"{class}\">"));
        }
    }

    fn finish(mut self) -> String {
        self.html.push_str("\n</span>");
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_types_macros_and_strings_get_their_class() {
        let html = rust("fn main() {\n    println!(\"<{}>\", 1);\n}\n");
        assert!(html.contains("<span class=\"k\">fn</span>"), "{html}");
        assert!(html.contains("<span class=\"m\">println</span>"), "{html}");
        assert!(html.contains("&lt;"), "{html}");
        assert!(html.contains("<span class=\"n\">1</span>"), "{html}");
        assert_eq!(html.matches("<span class=\"line\">").count(), 3);
    }

    #[test]
    fn a_span_over_several_lines_is_closed_on_each() {
        let html = rust("/* a\nb */");
        let lines: Vec<_> = html.split_inclusive("\n</span>").collect();
        assert_eq!(lines.len(), 2);
        for line in lines {
            assert_eq!(
                line.matches("<span").count(),
                line.matches("</span>").count(),
                "{line}"
            );
        }
    }
}
