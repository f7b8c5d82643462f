//! `{{#excerpt FILE: PHRASE; PHRASE}}`: parts of the source of a measured program, under a fold, with the file's own lines.
//!
//! A part begins with the line at the margin that starts with the phrase, its comments and attributes included, and ends
//! with the first line that holds nothing but the closing brace.

use std::fs;
use std::path::{Component, Path};

use listing::{Language, nearest};

use super::Fault;
use crate::highlight;
use crate::html::escape;

/// Sources outside of it are listings, which have directives of their own.
const FOLDER: &str = "crates/costs";

pub(super) fn card(root: &Path, argument: &str) -> Result<String, Fault> {
    let Some((file, phrases)) = argument.split_once(':') else {
        return Err((
            "this excerpt names no part of its file".into(),
            "write {{#excerpt FILE: PHRASE; PHRASE}}, each phrase the beginning of a line".into(),
        ));
    };
    let (source, language) = read(root, file.trim())?;
    let mut parts = String::new();
    for phrase in phrases.split(';').map(str::trim) {
        let (before, part) = part(&source, phrase).ok_or_else(|| no_part(&source, phrase))?;
        parts += &format!(
            "<pre class=\"code\" tabindex=\"0\"><code class=\"nohighlight\" style=\"counter-reset: line {before}\">{}</code></pre>\n",
            highlight::lines(&part, language)
        );
    }
    Ok(format!(
        "<details class=\"listing data excerpt\">\n<summary>From <code>{}</code></summary>\n{parts}</details>",
        escape(file.trim())
    ))
}

fn read(root: &Path, file: &str) -> Result<(String, Language), Fault> {
    let path = Path::new(file);
    let inside = path.starts_with(FOLDER)
        && path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    let language = match path.extension().and_then(|ending| ending.to_str()) {
        Some("rs") => Language::Rust,
        Some("c") => Language::C,
        Some("js") => Language::JavaScript,
        Some("java") => Language::Java,
        _ => return Err(no_file(file)),
    };
    let source = inside.then(|| fs::read_to_string(root.join(path)).ok());
    let source = source.flatten().ok_or_else(|| no_file(file))?;
    Ok((source, language))
}

fn no_file(file: &str) -> Fault {
    (
        format!("there is no measured program '{file}'"),
        format!("name a source in {FOLDER}"),
    )
}

fn no_part(source: &str, phrase: &str) -> Fault {
    let starts = source
        .lines()
        .filter(|line| line.ends_with('{') && !line.starts_with(char::is_whitespace))
        .map(|line| line.trim_end_matches([' ', '{']));
    let remedy = match nearest(phrase, starts) {
        Some(near) => format!("did you mean '{near}'?"),
        None => "write how its first line begins, as `fn round`".into(),
    };
    (
        format!("no line of the file begins with '{phrase}'"),
        remedy,
    )
}

/// How many lines stand before the part, and its text.
fn part(source: &str, phrase: &str) -> Option<(usize, String)> {
    let lines: Vec<&str> = source.lines().collect();
    let begins = |line: &&str| {
        let rest = line.strip_prefix(phrase);
        rest.is_some_and(|rest| {
            !phrase.is_empty() && !rest.starts_with(|c: char| c == '_' || c.is_alphanumeric())
        })
    };
    let first = lines.iter().position(begins)?;
    let length = lines[first..].iter().position(|line| *line == "}")?;
    let above = lines[..first].iter().rev();
    let notes = above
        .take_while(|line| {
            ["//", "#[", "/**", " *"]
                .iter()
                .any(|mark| line.starts_with(mark))
        })
        .count();
    let from = first - notes;
    Some((from, lines[from..=first + length].join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "use std::rc::Rc;\n\nfn rounds() {\n    1;\n}\n\n/// Adds.\n#[inline]\nfn round(a: u32) {\n    if a {\n    }\n}\n";

    #[test]
    fn a_part_has_its_comments_and_ends_with_its_brace() {
        let (before, text) = part(SOURCE, "fn round").expect("it is there");
        assert_eq!(before, 6);
        assert_eq!(
            text,
            "/// Adds.\n#[inline]\nfn round(a: u32) {\n    if a {\n    }\n}"
        );
    }

    #[test]
    fn a_phrase_is_whole_words_at_the_margin() {
        assert!(part(SOURCE, "fn roun").is_none());
        assert!(part(SOURCE, "if a").is_none());
        assert!(part(SOURCE, "").is_none());
    }
}
