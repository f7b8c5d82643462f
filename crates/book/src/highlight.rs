//! The listings' text with its syntax marked, in each of their languages.

use std::convert::Infallible;
use std::sync::LazyLock;

use figure::highlight;
use listing::Language;
use tree_sitter_highlight::HighlightConfiguration;

use crate::lasting::Lasting;

/// `source` as HTML, one `<span class="line">` a line, each ending in its newline.
pub(crate) fn lines(source: &str, language: Language) -> String {
    static LASTING: Lasting<(Language, &str)> = Lasting::new("lines");
    let marked = LASTING.get(&(language, source), |(language, source)| {
        Ok::<_, Infallible>(marked(source, *language))
    });
    let Ok(marked) = marked;
    marked
}

fn marked(source: &str, language: Language) -> String {
    match language {
        Language::Rust => highlight::rust(source),
        Language::C => highlight::lines(source, &C),
        Language::JavaScript => highlight::lines(source, &JAVASCRIPT),
        Language::Java => highlight::lines(source, &JAVA),
    }
}

static C: LazyLock<HighlightConfiguration> = LazyLock::new(|| {
    highlight::language(tree_sitter_c::LANGUAGE, "c", tree_sitter_c::HIGHLIGHT_QUERY)
});

static JAVASCRIPT: LazyLock<HighlightConfiguration> = LazyLock::new(|| {
    highlight::language(
        tree_sitter_javascript::LANGUAGE,
        "javascript",
        tree_sitter_javascript::HIGHLIGHT_QUERY,
    )
});

static JAVA: LazyLock<HighlightConfiguration> = LazyLock::new(|| {
    highlight::language(
        tree_sitter_java::LANGUAGE,
        "java",
        tree_sitter_java::HIGHLIGHTS_QUERY,
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grammar_loads() {
        for language in [
            Language::Rust,
            Language::C,
            Language::JavaScript,
            Language::Java,
        ] {
            assert!(lines("x", language).contains('x'));
        }
    }
}
