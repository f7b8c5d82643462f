//! Text that becomes HTML.

use memscope::visible;

/// Text made safe for HTML content and attribute values, and for the terminal into which a reader copies it.
pub fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_steers_a_terminal_into_which_it_is_copied() {
        assert_eq!(escape("a\tb\n\u{1b}[2J"), "a\tb\n\\u{1b}[2J");
    }

    #[test]
    fn nothing_in_a_text_can_become_markup() {
        assert_eq!(
            escape("<b a='1' b=\"2\">&</b>"),
            "&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;&lt;/b&gt;"
        );
    }
}
