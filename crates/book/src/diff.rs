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

/// The fix as the card's script puts it in the place of the rejected program (theme/cards.js): its own lines as HTML, and between
/// them which of the old ones stay, `data-old="3 5"`; `gap` where lines were taken out before them and none put in. `highlighted` is
/// the fix as HTML, a line each.
pub(crate) fn template(old: &str, new: &str, highlighted: &str) -> String {
    const LINE: (&str, &str) = ("<span class=\"line\">", "</span>");
    let lines: Vec<&str> = highlighted.split_inclusive("\n</span>").collect();
    let diff = TextDiff::from_lines(old.trim_end(), new.trim_end());
    let mut parts: Vec<Part> = Vec::new();
    let mut taken = [0, 0];
    let mut gap = false;
    for change in diff.iter_all_changes() {
        match (change.tag(), change.old_index(), change.new_index()) {
            (ChangeTag::Delete, ..) => {
                taken[0] += 1;
                gap = true;
                continue;
            }
            (ChangeTag::Equal, Some(index), _) => match parts.last_mut() {
                Some(Part::Old { last, .. }) if !gap => *last = index + 1,
                before => {
                    let gap = gap && !matches!(before, Some(Part::New(_)));
                    let (first, last) = (index + 1, index + 1);
                    parts.push(Part::Old { first, last, gap });
                }
            },
            (_, _, Some(index)) => {
                taken[1] += 1;
                let line = lines.get(index).copied().unwrap_or_default();
                let line = line.strip_prefix(LINE.0).unwrap_or(line);
                parts.push(Part::New(line.strip_suffix(LINE.1).unwrap_or(line)));
            }
            _ => {}
        }
        gap = false;
    }
    let parts: String = parts.iter().map(Part::html).collect();
    format!(
        "<template data-words=\"{}\">{parts}</template>",
        words(taken)
    )
}

/// What a fix is made of.
enum Part<'a> {
    Old {
        first: usize,
        last: usize,
        gap: bool,
    },
    New(&'a str),
}

impl Part<'_> {
    fn html(&self) -> String {
        match self {
            Self::Old { first, last, gap } => {
                let gap = if *gap { " class=\"gap\"" } else { "" };
                format!("<i{gap} data-old=\"{first} {last}\"></i>")
            }
            Self::New(line) => format!("<ins class=\"line added\">{line}</ins>"),
        }
    }
}

/// How many lines a fix took out and put in.
fn words([taken, added]: [usize; 2]) -> String {
    let lines = |count: usize| format!("{count} {}", if count == 1 { "line" } else { "lines" });
    match (added, taken) {
        (added, taken) if added == taken => format!("{} changed", lines(added)),
        (added, 0) => format!("{} added", lines(added)),
        (0, taken) => format!("{} removed", lines(taken)),
        (added, taken) => format!("{} in place of {taken}", lines(added)),
    }
}

#[cfg(test)]
mod tests {
    use super::{html, template, words};

    #[test]
    fn changed_lines_are_marked_and_common_ones_kept() {
        assert_eq!(
            html("a\nb\nc\n", "a\nB<\nc\n"),
            " a\n<del>-b</del>\n<ins>+B&lt;</ins>\n c"
        );
    }

    #[test]
    fn a_template_has_the_new_lines_and_says_which_old_ones_stay() {
        let line = |text: &str| format!("<span class=\"line\">{text}\n</span>");
        let fixed = "fn main() {\n    b();\n\n}\n";
        let highlighted: String = fixed.lines().map(line).collect();
        assert_eq!(
            template(
                "fn main() {\n    a();\n\n    c();\n}\n",
                fixed,
                &highlighted
            ),
            "<template data-words=\"1 line in place of 2\"><i data-old=\"1 1\"></i><ins class=\"line added\">    b();\n</ins>\
             <i data-old=\"3 3\"></i><i class=\"gap\" data-old=\"5 5\"></i></template>"
        );
    }

    #[test]
    fn a_change_is_put_into_words() {
        assert_eq!(words([1, 1]), "1 line changed");
        assert_eq!(words([0, 2]), "2 lines added");
        assert_eq!(words([1, 0]), "1 line removed");
        assert_eq!(words([1, 2]), "2 lines in place of 1");
    }
}
