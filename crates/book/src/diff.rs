//! A rejected listing and its fix as one text, the changed lines marked.

use similar::{ChangeTag, TextDiff};

use crate::html::escape;

/// The difference as HTML, a line each: `<del>` and `<ins>` lines begin with `-` and `+`, common ones with a space.
pub(crate) fn html(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old.trim_end(), new.trim_end());
    let lines: Vec<String> = diff
        .iter_all_changes()
        .map(|change| {
            let text = escape(change.value().trim_end_matches('\n'));
            match change.tag() {
                ChangeTag::Delete => format!("<del>-{text}</del>"),
                ChangeTag::Insert => format!("<ins>+{text}</ins>"),
                ChangeTag::Equal => format!(" {text}"),
            }
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn changed_lines_are_marked_and_common_ones_kept() {
        assert_eq!(
            html("a\nb\nc\n", "a\nB<\nc\n"),
            " a\n<del>-b</del>\n<ins>+B&lt;</ins>\n c"
        );
    }
}
