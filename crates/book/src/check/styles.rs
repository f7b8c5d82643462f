//! The style sheets: variables that are defined nowhere. A browser passes over them in silence.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use listing::Problem;

/// Where our style sheets lie.
const FOLDERS: [&str; 2] = ["theme", "crates/figure/assets"];

/// Checks our style sheets; `site` is the built book, whose other files define variables, too.
pub(super) fn check(root: &Path, site: &Path) -> Vec<Problem> {
    let sheets: Vec<(PathBuf, String)> = FOLDERS
        .iter()
        .flat_map(|folder| {
            let sheets = with_ending(&root.join(folder), "css").into_iter();
            sheets.filter_map(|path| {
                let text = fs::read_to_string(&path).ok()?;
                let path = path.strip_prefix(root).ok()?.to_owned();
                Some((path, without_comments(&text)))
            })
        })
        .collect();
    variables(&sheets, site)
}

fn with_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|one| one == ending))
        .collect();
    found.sort();
    found
}

/// The text with each comment and each string blank, on its lines.
pub(super) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
    while let Some(c) = chars.next() {
        if c == '/' && chars.peek() == Some(&'*') {
            let mut last = ' ';
            for c in chars.by_ref() {
                out.push(blank(c));
                if last == '*' && c == '/' {
                    break;
                }
                last = c;
            }
        } else if c == '"' || c == '\'' {
            out.push(' ');
            while let Some(inside) = chars.next() {
                out.push(blank(inside));
                match inside {
                    '\\' => out.extend(chars.next().map(blank)),
                    // A string ends with its line at the latest.
                    inside if inside == c || inside == '\n' => break,
                    _ => {}
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Each `var(--name)` without a second choice whose name is defined in no style sheet, page or script of the site.
fn variables(sheets: &[(PathBuf, String)], site: &Path) -> Vec<Problem> {
    let mut defined: BTreeSet<&str> = BTreeSet::new();
    for (_, text) in sheets {
        defined
            .extend(names(text).filter_map(|(_, name, after)| {
                after.trim_start().starts_with(':').then_some(name)
            }));
    }
    let mut problems = Vec::new();
    let mut others: Option<String> = None;
    for (path, text) in sheets {
        for (line, name, after) in names(text) {
            let used = after.trim_start().starts_with(')');
            if !used || defined.contains(name) {
                continue;
            }
            // mdBook's own, and what pages and scripts set: looked for only when something is missing.
            let others = others.get_or_insert_with(|| rest_of(site));
            let set = [format!("{name}:"), format!("{name}'"), format!("{name}\"")];
            if !set.iter().any(|set| others.contains(set)) {
                problems.push(Problem::at(
                    path,
                    line,
                    format!("the variable `{name}` is defined nowhere"),
                    "correct its name, or define it in theme/book.css",
                ));
            }
        }
    }
    problems
}

/// The names that begin with `--`, with their lines and what follows them.
fn names(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    text.lines().enumerate().flat_map(|(index, line)| {
        line.match_indices("--").filter_map(move |(at, _)| {
            let in_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            if line[..at].ends_with(in_name) {
                return None;
            }
            let rest = &line[at..];
            let end = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
            (end > 2).then_some((index + 1, &rest[..end], &rest[end..]))
        })
    })
}

/// The style sheets that mdBook brings, the pages and the scripts.
fn rest_of(site: &Path) -> String {
    let mut files = with_ending(&site.join("css"), "css");
    files.extend(with_ending(site, "html"));
    files.extend(with_ending(&site.join("theme/bundle"), "js"));
    let texts = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok());
    texts.collect()
}
