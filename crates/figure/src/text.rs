//! Text in a fixed character grid: its width, and where it breaks.

/// How many characters wide a text is drawn.
pub(crate) fn width(text: &str) -> usize {
    text.chars().count()
}

/// `text` in lines of at most `limit` characters: broken after a space where there is one, else where the line is
/// full. Never empty.
pub(crate) fn wrap(text: &str, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest: Vec<char> = text.chars().collect();
    while rest.len() > limit {
        // The space itself may hang over the edge: it is not drawn.
        let end = rest[..=limit.min(rest.len() - 1)]
            .iter()
            .rposition(|c| *c == ' ')
            .map_or(limit, |space| space + 1);
        let tail = rest.split_off(end);
        lines.push(rest.into_iter().collect());
        rest = tail;
    }
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest.into_iter().collect());
    }
    lines
}

/// `8 B`.
pub(crate) fn bytes(size: u64) -> String {
    format!("{size} B")
}

/// A sentence in which `backticks` mark code, as HTML.
pub fn sentence(text: &str) -> String {
    let mut html = String::new();
    for (index, part) in text.split('`').enumerate() {
        let part = crate::escape(part);
        if index % 2 == 1 && text.matches('`').count().is_multiple_of(2) {
            html += &format!("<code>{part}</code>");
        } else {
            html += &part;
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_limit_and_nothing_is_lost() {
        for text in [
            "",
            "a",
            "abcdefghij",
            "ab cd ef gh",
            "→ block 1, length 8, capacity 8",
            "aaaaaaaaaaaaaaa b",
        ] {
            for limit in 1..12 {
                let lines = wrap(text, limit);
                assert_eq!(lines.concat(), text);
                assert!(
                    lines.iter().all(|line| width(line.trim_end()) <= limit),
                    "{lines:?} at {limit}"
                );
            }
        }
    }

    #[test]
    fn backticks_become_code() {
        assert_eq!(sentence("`a<b>` is 1"), "<code>a&lt;b&gt;</code> is 1");
    }
}
