//! A compiler's message in the colors that a terminal gives it, and its error code linked to the error index.

use crate::escape;

/// The message as HTML. Only what rustc's layout says for certain is colored; the text is the message, letter for
/// letter.
pub fn html(text: &str) -> String {
    let mut severity = "error";
    let lines: Vec<String> = text
        .trim_end()
        .lines()
        .map(|line| {
            if let Some(found) = headline(line) {
                severity = found;
            }
            self::line(line, severity)
        })
        .collect();
    lines.join("\n")
}

/// The severity that a headline such as `error[E0382]: …` or `help: …` states.
fn headline(line: &str) -> Option<&'static str> {
    ["error", "warning", "note", "help"]
        .into_iter()
        .find(|severity| {
            let rest = line.strip_prefix(severity);
            rest.is_some_and(|rest| rest.starts_with(": ") || rest.starts_with('['))
        })
}

fn line(line: &str, severity: &str) -> String {
    if let Some(found) = headline(line) {
        let (head, text) = line.split_once(": ").unwrap_or((line, ""));
        return format!(
            "<b class=\"{found}\">{}</b><b>: {}</b>",
            linked(head),
            escape(text)
        );
    }
    let indent = line.len() - line.trim_start().len();
    let trimmed = line.trim_start();
    if trimmed.starts_with("--> ") || trimmed.starts_with("::: ") {
        let (arrow, place) = trimmed.split_at(4);
        return format!(
            "{}<i>{}</i>{}",
            &line[..indent],
            escape(arrow),
            escape(place)
        );
    }
    if let Some((gutter, rest)) = gutter(line) {
        return format!(
            "<i>{}</i>{}",
            escape(gutter),
            source_or_marks(gutter, rest, severity)
        );
    }
    if let Some(rest) = trimmed.strip_prefix("= ") {
        let (label, text) = rest.split_once(": ").unwrap_or((rest, ""));
        return format!(
            "{}<i>=</i> <b>{}</b>: {}",
            &line[..indent],
            escape(label),
            escape(text)
        );
    }
    escape(line)
}

/// `E0382` inside `error[E0382]`, linked.
fn linked(head: &str) -> String {
    let code = head
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'))
        .map(|(code, _)| code);
    // Anything else in brackets is text that somebody wrote into the recording.
    match code.filter(|code| is_code(code)) {
        Some(code) => {
            let (before, after) = head.split_once(code).unwrap_or((head, ""));
            let (before, after) = (escape(before), escape(after));
            format!(
                "{before}<a href=\"{}\">{code}</a>{after}",
                error_index(code)
            )
        }
        None => escape(head),
    }
}

/// Whether a word is an error code: `E` and four digits.
fn is_code(word: &str) -> bool {
    word.len() == 5 && word.starts_with('E') && word[1..].bytes().all(|b| b.is_ascii_digit())
}

/// The page of the compiler error index on one code.
pub fn error_index(code: &str) -> String {
    format!("https://doc.rust-lang.org/error_codes/{code}.html")
}

/// Splits `12 | text`, `   | text`, `12 ~ text`, `12 + text` behind the mark.
fn gutter(line: &str) -> Option<(&str, &str)> {
    let digits = line
        .trim_start_matches(' ')
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let at = line.len() - digits.len();
    let after = digits
        .strip_prefix(' ')
        .or((digits.is_empty()).then_some(digits))
        .unwrap_or(digits);
    let mark = after
        .chars()
        .next()
        .filter(|c| matches!(c, '|' | '~' | '+' | '-'))?;
    let mark_at = line.len() - after.len();
    // `-` and `+` mark lines of a suggestion only behind a line number.
    if mark != '|' && !line[..at].ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    line[..mark_at]
        .trim()
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| line.split_at(mark_at + 1))
}

fn source_or_marks(gutter: &str, rest: &str, severity: &str) -> String {
    match gutter.trim_end().chars().last() {
        Some('+') | Some('~') => return format!("<ins>{}</ins>", escape(rest)),
        Some('-') => return format!("<del>{}</del>", escape(rest)),
        _ => {}
    }
    // A line of marks stands under its source line and has no number of its own.
    let numbered = gutter
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    if numbered {
        return source(rest);
    }
    marks(rest, severity)
}

/// A quoted source line. Spans over several lines are drawn in its margin with `|` and `/`.
fn source(rest: &str) -> String {
    escape(rest)
}

/// `^^^ label` in the severity's color, `--- label` in that of secondary labels, `+++` and `~~~` of suggestions.
fn marks(rest: &str, severity: &str) -> String {
    let class = if rest.contains('^') {
        severity
    } else if rest.contains("+++") || rest.trim() == "+" || rest.contains('~') {
        "added"
    } else {
        "second"
    };
    if rest.trim().is_empty() {
        return String::new();
    }
    if class != severity || !rest.contains('-') {
        return format!("<b class=\"{class}\">{}</b>", escape(rest));
    }
    // Both kinds of mark share the line: `------ first   ^^^^^ second`.
    let at = rest.find('^').unwrap_or(0);
    let dash = rest.find("--").unwrap_or(rest.len());
    if dash < at {
        let (second, primary) = rest.split_at(at);
        format!(
            "<b class=\"second\">{}</b><b class=\"{severity}\">{}</b>",
            escape(second),
            escape(primary)
        )
    } else {
        format!("<b class=\"{severity}\">{}</b>", escape(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "\
error[E0382]: borrow of moved value: `draft`
 --> fail/moves.rs:4:16
  |
2 |     let draft = String::from(\"<a>\");
  |         ----- move occurs because `draft` has type `String`
4 |     println!(\"{draft}\");
  |                ^^^^^ value borrowed here after move
  |
  = note: this is a note
help: consider cloning
  |
3 |     let letter = draft.clone();
  |                       ++++++++
";

    fn text_of(html: &str) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    #[test]
    fn the_message_stays_the_message_letter_for_letter() {
        let expected: Vec<&str> = MESSAGE.trim_end().lines().map(str::trim_end).collect();
        let html = html(MESSAGE);
        let shown = text_of(&html);
        assert_eq!(
            shown.lines().map(str::trim_end).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn the_code_links_to_the_error_index() {
        assert!(html(MESSAGE).starts_with(
            "<b class=\"error\">error[<a href=\"https://doc.rust-lang.org/error_codes/E0382.html\">E0382</a>]</b>"
        ));
    }

    #[test]
    fn what_is_no_code_is_text() {
        let html = html("error[E0<script>alert(1)</script>]: a\nerror[E0382]: b\n");
        assert!(
            html.contains("error[E0&lt;script&gt;alert(1)&lt;/script&gt;]"),
            "{html}"
        );
        assert!(html.contains("E0382.html"), "{html}");
    }

    #[test]
    fn primary_secondary_and_suggested_marks_differ() {
        let html = html(MESSAGE);
        assert!(
            html.contains(
                "<b class=\"error\">                ^^^^^ value borrowed here after move</b>"
            ),
            "{html}"
        );
        assert!(
            html.contains("<b class=\"second\">         ----- move occurs"),
            "{html}"
        );
        assert!(
            html.contains("<b class=\"added\">                       ++++++++</b>"),
            "{html}"
        );
    }
}
