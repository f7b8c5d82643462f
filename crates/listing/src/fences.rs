//! Fenced code blocks of a Markdown page, line by line.

/// One line of a page and the fence it stands in.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The 1-based line number.
    pub number: usize,
    /// The line without its line ending.
    pub text: &'a str,
    /// The info string of the fence around this line (`rust`, `admonish note`), if there is one. A fence's
    /// own opening and closing lines count as inside.
    pub fence: Option<&'a str>,
}

/// The lines of `markdown`, each with the fence it stands in. An unclosed fence runs to the end, as in
/// CommonMark.
pub fn lines(markdown: &str) -> Vec<Line<'_>> {
    let mut open: Option<(char, usize, &str)> = None;
    let mut lines = Vec::new();
    for (index, text) in markdown.lines().enumerate() {
        let fence = match (open, marker(text)) {
            (None, Some((mark, length, info))) => {
                open = Some((mark, length, info));
                Some(info)
            }
            (Some((mark, length, info)), Some((close, close_length, rest)))
                if close == mark && close_length >= length && rest.is_empty() =>
            {
                open = None;
                Some(info)
            }
            (Some((_, _, info)), _) => Some(info),
            (None, None) => None,
        };
        lines.push(Line {
            number: index + 1,
            text,
            fence,
        });
    }
    lines
}

/// First line, last line and text of each fence whose info string is `info`.
pub fn named(markdown: &str, info: &str) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut open = false;
    for line in lines(markdown) {
        if line.fence != Some(info) {
            open = false;
            continue;
        }
        let is_marker = marker(line.text).is_some();
        match found.last_mut() {
            Some(last) if open => {
                last.1 = line.number;
                if is_marker {
                    open = false;
                } else {
                    last.2.push_str(line.text);
                    last.2.push('\n');
                }
            }
            _ => {
                found.push((line.number, line.number, String::new()));
                open = true;
            }
        }
    }
    found
}

/// The fence marker that a line starts with: its character, its length and what follows it.
fn marker(line: &str) -> Option<(char, usize, &str)> {
    let line = line.trim_start_matches([' ', '>']);
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|c| *c == mark).count();
    let info = line[length..].trim();
    // Three backticks and more backticks on the same line are inline code.
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, length, info))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fences(markdown: &str) -> Vec<Option<&str>> {
        lines(markdown).into_iter().map(|line| line.fence).collect()
    }

    #[test]
    fn a_fence_covers_its_lines_and_no_more() {
        let page = "a\n```rust\nfn main() {}\n```\nb";
        let rust = Some("rust");
        assert_eq!(fences(page), [None, rust, rust, rust, None]);
    }

    #[test]
    fn a_longer_fence_holds_a_shorter_one() {
        let page = "````admonish note\n```rust\n```\n````\nb";
        let note = Some("admonish note");
        assert_eq!(fences(page), [note, note, note, note, None]);
    }

    #[test]
    fn an_inline_code_span_of_three_backticks_opens_nothing() {
        assert_eq!(fences("```not a fence```\nb"), [None, None]);
    }
}
