//! Text of others, made fit for a terminal: what would steer it is spelled out instead.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control characters, and those that turn the direction of writing, as `\u{1b}`. Tabs and line ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    spelled(text, |c| steers(c) && !matches!(c, '\n' | '\t'))
}

/// The same for what has to stay on one line: a file's name, a message.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    spelled(text, |c| steers(c) && c != '\t')
}

/// JSON text in which only its own line ends steer a terminal. What has to be spelled out can only stand in strings.
pub fn visible_json(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| steers(c) && c != '\n';
    if !text.contains(hidden) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if hidden(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.into()
}

fn spelled(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if hidden(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out.into()
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_spelled_out() {
        assert_eq!(visible("a\tb\n"), "a\tb\n");
        assert_eq!(visible("\u{1b}]0;t\u{7}"), "\\u{1b}]0;t\\u{7}");
        // One byte of Latin-1, two of UTF-8, and to some terminals the same as ESC [.
        assert_eq!(visible("\u{9b}2J"), "\\u{9b}2J");
        assert_eq!(visible("x\u{202e}y\u{7f}\r"), "x\\u{202e}y\\u{7f}\\u{d}");
        assert_eq!(on_one_line("a\nb"), "a\\u{a}b");
        assert_eq!(visible("größe ä€😀"), "größe ä€😀");
    }

    #[test]
    fn json_stays_the_same_value() {
        let text = serde_json::to_string_pretty(&["\u{9b}2J\u{7f}", "\u{1b}", "é"]).unwrap();
        let shown = visible_json(&text);
        assert!(!shown.contains(['\u{9b}', '\u{7f}', '\u{1b}']));
        let back: Vec<String> = serde_json::from_str(&shown).unwrap();
        assert_eq!(back, ["\u{9b}2J\u{7f}", "\u{1b}", "é"]);
    }
}
