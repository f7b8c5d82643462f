//! Directives that stand inside of a text: `{{#number …}}`, `{{#value …}}`.

use std::path::Path;

use listing::{Problem, fences};

/// What is wrong with a directive, and what to do.
pub(crate) type Fault = (String, String);

/// Replaces each directive on the page `file` by what `shown` makes of its name, its argument and whether it stands on a
/// line of its own; `None` is for directives that are somebody else's. Returns the new page, with as many lines as before, and all that
/// is wrong. A directive with a problem is left as it stands. Of fences only those are looked at whose info string begins
/// with one of `inside`.
pub(crate) fn expand(
    file: &Path,
    markdown: &str,
    inside: &[&str],
    mut shown: impl FnMut(&str, &str, bool) -> Option<Result<String, Fault>>,
) -> (String, Vec<Problem>) {
    let mut page = String::with_capacity(markdown.len());
    let mut problems = Vec::new();
    for line in fences::lines(markdown) {
        let code = |info: &str| !inside.iter().any(|known| info.starts_with(known));
        if line.fence.is_some_and(code) || !line.text.contains("{{#") {
            page.push_str(line.text);
        } else {
            page.push_str(&replace(line.text, &mut shown, &mut |(what, remedy)| {
                problems.push(Problem::at(file, line.number, what, remedy));
            }));
        }
        page.push('\n');
    }
    (page, problems)
}

fn replace(
    line: &str,
    shown: &mut impl FnMut(&str, &str, bool) -> Option<Result<String, Fault>>,
    report: &mut impl FnMut(Fault),
) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("{{#") {
        let (before, from) = rest.split_at(at);
        let length = from.find("}}").map_or(from.len(), |end| end + 2);
        let (directive, after) = from.split_at(length);
        out.push_str(before);
        rest = after;
        let words = directive
            .strip_prefix("{{#")
            .and_then(|words| words.strip_suffix("}}"))
            // In inline code or behind a backslash a directive is text.
            .filter(|_| !before.ends_with(['\\', '`']));
        let alone = line.trim() == directive;
        let text = words.and_then(|words| {
            let words = words.trim();
            let (name, argument) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
            shown(name, argument.trim(), alone)
        });
        match text {
            Some(Ok(text)) => {
                let digits = text.bytes().all(|byte| byte.is_ascii_digit());
                if digits && out.trim().is_empty() && rest.starts_with(['.', ')']) {
                    report((
                        format!("this line begins with '{text}.', which Markdown takes for a list"),
                        "break the line elsewhere".into(),
                    ));
                }
                out.push_str(&text);
            }
            Some(Err(fault)) => {
                report(fault);
                out.push_str(directive);
            }
            None => out.push_str(directive),
        }
    }
    out + rest
}
