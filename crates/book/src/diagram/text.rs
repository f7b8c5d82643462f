//! How wide a label is, before any browser has seen it.

/// The height of a line of a label, in px.
pub(super) const LINE: f64 = 19.0;

/// The size of a label's letters, in px.
pub(super) const SIZE: f64 = 15.0;

/// How wide `text` is drawn at most, in px. The reader's own font draws it, so the widths are those of a wide one
/// (DejaVu Sans), rounded up.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(em).sum::<f64>() * SIZE
}

/// The widest of some lines.
pub(super) fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| width(line)).fold(0.0, f64::max)
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 0.3,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'I' => 0.35,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 0.42,
        'c' | 's' | 'z' | 'J' | '_' | '*' | '?' | '"' => 0.55,
        'm' | 'M' | 'W' | '@' | '%' => 1.0,
        'w' | '+' | '=' | '<' | '>' | '&' | '→' | 'O' | 'Q' | 'G' | 'N' | 'D' | 'H' | 'U' => 0.83,
        'a'..='z' | '0'..='9' => 0.63,
        'A'..='Z' => 0.7,
        _ if c.is_ascii() => 0.65,
        _ => 1.0,
    }
}

/// `text` in lines of at most `limit` px, broken between words. A word that is longer has a line of its own.
pub(super) fn wrap(text: &str, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
