//! The lines of a listing that its evidence points at.

/// The part of a compiler's message that shows the error itself: the headline's own snippet, before notes and help.
fn snippet(message: &str) -> String {
    let mut lines = message.lines();
    let headline = lines.find(|line| line.starts_with("error")).unwrap_or("");
    let body = lines.take_while(|line| {
        let text = line.trim_start();
        let next = ["error", "warning", "note: ", "help: "]
            .iter()
            .any(|start| line.starts_with(start));
        !next && !text.starts_with("= ")
    });
    let mut all: Vec<&str> = std::iter::once(headline).chain(body).collect();
    while all
        .last()
        .is_some_and(|line| matches!(line.trim(), "" | "|"))
    {
        all.pop();
    }
    all.join("\n")
}

/// The lines of the primary span: those that rustc underlines with `^`, and all lines between the ends of a span
/// that reaches over several.
pub(super) fn primary(message: &str) -> Vec<usize> {
    let snippet = snippet(message);
    let mut found = Vec::new();
    let mut number = None;
    let mut open = None;
    for line in snippet.lines() {
        let Some((gutter, rest)) = line.split_once('|') else {
            continue;
        };
        if let Ok(here) = gutter.trim().parse::<usize>() {
            number = Some(here);
            continue;
        }
        let (Some(here), true) = (number, gutter.trim().is_empty() && rest.contains('^')) else {
            continue;
        };
        // ` |  _____^` opens a span over several lines, ` | |_____^` closes it.
        match (
            rest.trim_start().starts_with('_'),
            rest.contains("|_"),
            open,
        ) {
            (true, _, None) => open = Some(here),
            (_, true, Some(first)) => {
                found.extend(first..=here);
                open = None;
            }
            _ => found.push(here),
        }
    }
    if found.is_empty() {
        // A message without a snippet still says where it points.
        let place = snippet
            .lines()
            .find_map(|line| line.trim_start().strip_prefix("--> "));
        let line: Option<usize> = place.and_then(|place| place.rsplit(':').nth(1)?.parse().ok());
        found.extend(line);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The other lines that the error's own snippet labels (`-----` with words behind it), each with the label; primary ones
/// left out.
pub(super) fn labels(message: &str) -> Vec<(usize, String)> {
    let right = primary(message);
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut number = None;
    for line in snippet(message).lines() {
        let Some((gutter, rest)) = line.split_once('|') else {
            continue;
        };
        if let Ok(here) = gutter.trim().parse::<usize>() {
            number = Some(here);
            continue;
        }
        let (Some(here), Some((_, label))) = (number, rest.rsplit_once("- ")) else {
            continue;
        };
        let label = label.trim();
        let known = found.iter().any(|(line, _)| *line == here);
        if !label.is_empty() && !known && !right.contains(&here) && gutter.trim().is_empty() {
            found.push((here, label.to_owned()));
        }
    }
    found
}

/// The line of the file `path` that a message names first behind `before`: `panicked at PATH:9:20` or
/// `in main PATH:19`.
pub(super) fn named(message: &str, before: &str, path: &str) -> Option<usize> {
    message.lines().find_map(|line| {
        let (start, rest) = line.split_once(&format!("{path}:"))?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        start.contains(before).then(|| digits.parse().ok())?
    })
}

/// `line 6`, `lines 12 to 14`.
pub(super) fn span((first, last): (usize, usize)) -> String {
    match last - first {
        0 => format!("line {last}"),
        1 => format!("lines {first} and {last}"),
        _ => format!("lines {first} to {last}"),
    }
}

/// The verb for one line or for several.
pub(super) fn verb<'a>((first, last): (usize, usize), one: &'a str, several: &'a str) -> &'a str {
    if first == last { one } else { several }
}

/// A sentence begins with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primary_line_is_the_underlined_one_not_the_labeled_ones() {
        let message = "error[E0382]: use of moved value\n  --> fail/a.rs:11:22\n   |\n 9 |     post(letter);\n   |          \
                       ------ value moved here\n10 |     }\n11 |     show(letter);\n   |          ^^^^^^ used here\n   |\n\
                       note: consider\n  --> fail/a.rs:1:17\n   |\n 1 | fn post(letter: String) {\n   |         ^^^^^^ this\n";
        assert_eq!(primary(message), [11]);
        assert_eq!(labels(message), [(9, "value moved here".to_owned())]);
        assert!(snippet(message).ends_with("^^^^^^ used here"));
    }

    #[test]
    fn a_span_over_several_lines_counts_whole() {
        let message = "error[E0277]: no\n  --> fail/a.rs:8:31\n   |\n 8 |       let baker = thread::spawn(move || {\n   \
                       |  _________________-------------_^\n   | |                 |\n   | |                 required\n \
                       9 | |         counter.set(1);\n10 | |     });\n   | |_____^ cannot be shared\n   |\n   = help: x\n";
        assert_eq!(primary(message), [8, 9, 10]);
    }

    #[test]
    fn lines_are_named_from_first_to_last() {
        let named = [(6, 6), (5, 6), (12, 14)].map(span);
        assert_eq!(named, ["line 6", "lines 5 and 6", "lines 12 to 14"]);
    }

    #[test]
    fn a_panic_and_a_sanitizer_name_their_line() {
        let panic = "thread 'main' panicked at listings/examples/a.rs:9:20:\nno\n";
        assert_eq!(
            named(panic, "panicked at", "listings/examples/a.rs"),
            Some(9)
        );
        let report = "READ of size 4\n    #0 in show listings/other/a.c:11\n    #1 in main listings/other/a.c:18\n";
        assert_eq!(named(report, "#0 in", "listings/other/a.c"), Some(11));
        assert_eq!(named("aborted\n", "panicked at", "a.rs"), None);
    }
}
