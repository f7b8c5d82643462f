//! The few things that every piece of HTML here needs.

pub(crate) use figure::escape;

/// The text that [`escape`] made safe, or mdBook's crates in their way.
pub(crate) fn unescape(html: &str) -> String {
    // The ampersand last: what it gives back is text, and no other reference.
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(html.to_owned(), |text, (reference, c)| {
        text.replace(reference, c)
    })
}

/// What of a card is not seen at first, as HTML: where scripts run it stands in the page as text until somebody asks for it
/// (theme/folds.js), since half of a page's elements would be such.
pub(crate) fn unseen(html: &str) -> String {
    format!("<noscript>\n{html}</noscript>")
}

/// A fold of a card: `summary` is its line, `inside` what opens under it, both HTML.
pub(crate) fn fold(class: &str, summary: &str, inside: &str) -> String {
    format!(
        "<details class=\"{class}\">\n<summary>{summary}</summary>\n{}</details>\n",
        unseen(inside)
    )
}

/// HTML without blank lines: in Markdown a blank line ends an HTML block, and what follows would be read as prose.
/// Inside preformatted text the character reference keeps the line.
pub(crate) fn one_block(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (index, line) in html.lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if line.trim().is_empty() {
            out.push_str("&#32;");
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_escaped_comes_back() {
        for text in ["<b a='1' b=\"2\">&</b>", "&lt;", "&amp;lt;", ""] {
            assert_eq!(unescape(&escape(text)), text);
        }
    }

    #[test]
    fn a_block_has_no_blank_line() {
        assert!(!one_block("<pre>a\n\n \nb</pre>").contains("\n\n"));
    }
}
