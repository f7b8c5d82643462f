//! How much of a record a terminal shows, and how wide it is.

use std::ops::RangeInclusive;

/// What to show of a record. [`View::default`] is all of it, as wide as it comes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Only the steps that touch these 1-based lines.
    pub lines: Option<RangeInclusive<usize>>,
    /// Of each step what changed, and its sentence.
    pub short: bool,
    /// Every round of every loop, even of equal ones; and every step of a run that was cut.
    pub all: bool,
    /// How many characters fit side by side; `None` where nothing tells: then nothing is wrapped or cut.
    pub width: Option<usize>,
}

/// The narrowest width that is believed.
const NARROWEST: usize = 40;

/// How many characters fit side by side, where `COLUMNS` or the terminal tells it.
pub fn told_width() -> Option<usize> {
    let told = std::env::var("COLUMNS")
        .ok()
        .and_then(|text| text.parse().ok())
        .filter(|columns| *columns > 0);
    told.or_else(terminals_own)
        .map(|columns: usize| columns.max(NARROWEST))
}

#[cfg(unix)]
fn terminals_own() -> Option<usize> {
    // Fails when standard output is no terminal; some terminals say 0.
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(size.ws_col.into()).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn terminals_own() -> Option<usize> {
    None
}

/// At most so many characters, the last of them `…` where some are missing.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let short = text.chars().take(width.saturating_sub(1));
    short.chain(['…']).collect()
}

/// At most so many characters, with `…` in the middle where some are missing: the ends of places tell them apart.
pub(crate) fn cut_inside(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    let behind = width.saturating_sub(1) / 2;
    let before = width.saturating_sub(1) - behind;
    let head = text.chars().take(before);
    head.chain(['…'])
        .chain(text.chars().skip(length - behind))
        .collect()
}

/// The text on lines of at most `width` characters, broken at spaces, each behind `indent`; what is continued stands
/// two further in. A word that is longer than a line is broken where the line ends.
pub(crate) fn wrapped(text: &str, indent: usize, width: Option<usize>) -> String {
    let Some(width) = width else {
        return format!("{:indent$}{text}", "");
    };
    let (mut lines, mut line) = (Vec::new(), " ".repeat(indent));
    let mut bare = true;
    for word in text.split(' ') {
        let mut word = word;
        let used = line.chars().count();
        if !bare && used + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent + 2)));
        } else if !bare {
            line.push(' ');
        }
        while line.chars().count() + word.chars().count() > width {
            let room = width.saturating_sub(line.chars().count()).max(1);
            let at = word
                .char_indices()
                .nth(room)
                .map_or(word.len(), |(at, _)| at);
            line.push_str(&word[..at]);
            word = &word[at..];
            lines.push(std::mem::replace(&mut line, " ".repeat(indent + 2)));
        }
        line.push_str(word);
        bare = false;
    }
    lines.push(line);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_at_spaces() {
        assert_eq!(wrapped("a bc def g", 2, Some(8)), "  a bc\n    def\n    g");
        assert_eq!(wrapped("a bc def g", 2, None), "  a bc def g");
        assert_eq!(wrapped("abcdefghi j", 0, Some(5)), "abcde\n  fgh\n  i j");
    }

    #[test]
    fn what_is_cut_shows_it() {
        assert_eq!(cut("größe", 5), "größe");
        assert_eq!(cut("größer", 5), "größ…");
        assert_eq!(cut_inside("list_of_names[0]", 9), "list…s[0]");
        assert_eq!(cut_inside("names", 5), "names");
    }
}
