//! What changed in a recording, for the terminal.

use similar::{ChangeTag, TextDiff};

/// More lines than this say less.
const MOST: usize = 40;

/// The changed lines, each behind `-` or `+`, with a line around them.
pub(crate) fn lines(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut lines = Vec::new();
    for (index, group) in diff.grouped_ops(1).iter().enumerate() {
        if index > 0 {
            lines.push("  …".to_owned());
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let mark = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            lines.push(format!("  {mark}{}", change.value().trim_end_matches('\n')));
        }
    }
    if lines.len() > MOST {
        let more = lines.len() - MOST;
        lines.truncate(MOST);
        lines.push(format!("  … and {more} more lines"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn the_changed_lines_and_their_neighbors_are_shown() {
        assert_eq!(
            lines("a\nb\nc\nd\n", "a\nb\nC\nd\n"),
            "   b\n  -c\n  +C\n   d"
        );
        assert_eq!(lines("", "day\n"), "  +day");
    }
}
