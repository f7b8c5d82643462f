//! The text of a page: directives that nobody knows, files to include that are not there, and code that no test
//! would see.

use std::fs;
use std::path::Path;

use listing::{Problem, fences, nearest};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::{Page, line_of, outside};

/// The directives a page may use: the book's own, and mdBook's that bring in text.
const DIRECTIVES: [&str; 13] = [
    "listing",
    "end-answer",
    "exercise",
    "accidents",
    "value",
    "number",
    "chart",
    "orderings",
    "assembly",
    "excerpt",
    "include",
    "rustdoc_include",
    "title",
];

/// The kinds of box, which theme/box.css names in words. mdbook-admonish would make a note of any other.
const BOXES: [&str; 5] = ["note", "warning", "myth", "key-idea", SO_FAR];

/// The rest after every second section, whose title is always the same.
const SO_FAR: &str = "so-far";

pub(super) fn check(root: &Path, page: &Page) -> Vec<Problem> {
    let mut problems = directives(root, page);
    problems.extend(typed(page));
    problems.extend(code_blocks(page));
    problems
}

fn directives(root: &Path, page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    for line in fences::lines(&page.markdown) {
        for Directive {
            name,
            argument,
            spaced,
        } in directives_in(line.text)
        {
            let fault = match name {
                _ if spaced => Some((
                    format!(
                        "a space before `#{name}`, which hides the directive from half of the tools"
                    ),
                    format!("write `{{{{#{name}`"),
                )),
                "include" | "rustdoc_include" => missing_include(root, page, argument),
                "listing" => twice(argument),
                known if DIRECTIVES.contains(&known) => None,
                unknown => Some((
                    format!("unknown directive '{{{{#{unknown}}}}}'"),
                    did_you_mean(unknown),
                )),
            };
            problems.extend(
                fault.map(|(what, remedy)| Problem::at(&page.file, line.number, what, remedy)),
            );
        }
    }
    problems
}

fn did_you_mean(unknown: &str) -> String {
    match nearest(unknown, DIRECTIVES) {
        Some(near) => format!("did you mean '{{{{#{near}}}}}'?"),
        None => format!(
            "the directives are {}; write \\{{{{# for the text itself",
            DIRECTIVES.join(", ")
        ),
    }
}

/// A word that a listing's directive says twice.
fn twice(argument: &str) -> Option<Fault> {
    let words: Vec<&str> = argument.split_whitespace().collect();
    let kind = |word: &&str| word.split('=').next().unwrap_or("").to_owned();
    let kinds: Vec<String> = words.iter().map(kind).collect();
    let again = (1..kinds.len()).find(|at| kinds[..*at].contains(&kinds[*at]))?;
    let what = format!("the option '{}' is given twice", kinds[again]);
    Some((what, "take one of them out".to_owned()))
}

/// `{{#name argument}}` in a line.
struct Directive<'a> {
    name: &'a str,
    argument: &'a str,
    /// Whether there is a space between the braces and `#`. mdBook takes that, the book's own tools do not.
    spaced: bool,
}

/// The directives in a line; escaped ones and inline code are text.
fn directives_in(line: &str) -> Vec<Directive<'_>> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find("{{") {
        let escaped = rest[..at].ends_with(['\\', '`']);
        let braces = &rest[at + 2..];
        rest = braces;
        let Some(inside) = braces.trim_start().strip_prefix('#') else {
            continue;
        };
        let end = inside.find("}}").unwrap_or(inside.len());
        let words = inside[..end].trim();
        let (name, argument) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        if !escaped {
            found.push(Directive {
                name,
                argument: argument.trim(),
                spaced: braces.starts_with(char::is_whitespace),
            });
        }
        rest = &inside[end..];
    }
    found
}

type Fault = (String, String);

/// What is wrong with `{{#include FILE:PART}}`, PART being lines or an anchor.
fn missing_include(root: &Path, page: &Page, argument: &str) -> Option<Fault> {
    let (path, part) = argument.split_once(':').unwrap_or((argument, ""));
    let folder = root.join(&page.file);
    let file = folder.parent().unwrap_or(root).join(path);
    if !outside::within(root, &file) {
        return Some((
            format!("the file to include, '{path}', lies outside of the book"),
            "a page brings in nothing that a checkout does not have; copy what it needs into the book".to_owned(),
        ));
    }
    if outside::plain(&file).starts_with(outside::plain(&root.join("listings"))) {
        return Some((
            format!("'{path}' is brought in as text, so no card shows what it does"),
            "write {{#listing NAME}} on a line of its own".to_owned(),
        ));
    }
    let Ok(text) = fs::read_to_string(&file) else {
        return Some((
            format!("the file to include, '{path}', cannot be read"),
            format!("the path counts from the folder of {}", page.file.display()),
        ));
    };
    if text
        .lines()
        .flat_map(directives_in)
        .any(|one| one.name.contains("include"))
    {
        return Some((
            format!("'{path}' itself includes a file, which nobody would find from the page"),
            "include that file from the page".to_owned(),
        ));
    }
    let anchor = part.split(':').next().unwrap_or("");
    if anchor.is_empty() || anchor.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mark = format!("ANCHOR: {anchor}");
    let there = text.lines().any(|line| line.trim_end().ends_with(&mark));
    (!there).then(|| {
        (
            format!("'{path}' has no anchor '{anchor}'"),
            format!("add a comment `{mark}` there, or correct the name"),
        )
    })
}

/// Measured numbers that were typed: a time, or how many times as much.
fn typed(page: &Page) -> Vec<Problem> {
    let lines = fences::lines(&page.markdown).into_iter();
    let read = lines.filter(|line| {
        let read = |fence: &str| {
            ["admonish", "question", "four-parts"]
                .iter()
                .any(|kind| fence.starts_with(kind))
        };
        line.fence.is_none_or(read)
    });
    let told = |line: fences::Line| {
        let number = measured(line.text)?;
        Some(Problem::at(
            &page.file,
            line.number,
            format!(
                "a measured number, '{number}', typed by hand, where the next measuring leaves it behind"
            ),
            "take it from data/: {{#number NAME}}, or {{#number NAME / OTHER}} for how many times as much",
        ))
    };
    read.filter_map(told).collect()
}

/// The first `27 ns` or `3.4 times as` in the prose of a line.
fn measured(line: &str) -> Option<String> {
    const UNITS: [&str; 8] = [
        "ns",
        "µs",
        "us",
        "ms",
        "nanoseconds",
        "microseconds",
        "milliseconds",
        "nanosecond",
    ];
    const THAN: [&str; 6] = ["as", "more", "less", "faster", "slower", "longer"];
    let prose = line.split('`').step_by(2).collect::<Vec<_>>().join(" ` ");
    let words: Vec<&str> = prose.split_whitespace().collect();
    let word = |at: usize| {
        words
            .get(at)
            .map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let numeral = |at: &usize| {
        let digits = word(*at);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits
                .chars()
                .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    };
    let is_measured = |at: &usize| {
        UNITS.contains(&word(at + 1)) || (word(at + 1) == "times" && THAN.contains(&word(at + 2)))
    };
    let at = (0..words.len()).filter(numeral).find(is_measured)?;
    Some(format!("{} {}", word(at), word(at + 1)))
}

fn code_blocks(page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut box_text = None;
    for (event, range) in
        Parser::new_ext(&page.markdown, pulldown_cmark::Options::all()).into_offset_iter()
    {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let line = line_of(&page.markdown, range.start);
                if let Some(info) = box_info(&kind) {
                    box_text = Some((line, String::new()));
                    problems.extend(
                        wrong_box(info)
                            .map(|(what, remedy)| Problem::at(&page.file, line, what, remedy)),
                    );
                }
                let fault = untested(&kind);
                problems.extend(
                    fault.map(|(what, remedy)| Problem::at(&page.file, line, what, remedy)),
                );
            }
            Event::Text(text) => {
                if let Some((_, inside)) = &mut box_text {
                    inside.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((line, inside)) = box_text.take() {
                    problems.extend(rust_in_box(page, line, &inside));
                }
            }
            _ => {}
        }
    }
    problems
}

/// What follows `admonish` in a fence's info string, if the fence is a box.
fn box_info<'a>(kind: &'a CodeBlockKind) -> Option<&'a str> {
    let CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    info.strip_prefix("admonish")
        .filter(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
}

fn wrong_box(info: &str) -> Option<Fault> {
    let kind = info.split_whitespace().next().unwrap_or("");
    if !BOXES.contains(&kind) {
        let remedy = match nearest(kind, BOXES) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("the kinds are {}", BOXES.join(", ")),
        };
        return Some((format!("unknown kind of box '{kind}'"), remedy));
    }
    (kind != SO_FAR && !info.contains("title=\"")).then(|| {
        (
            format!("a box without a title, which would read '{kind}' twice"),
            "add title=\"…\" behind its kind".to_owned(),
        )
    })
}

/// Why no test, or not every test, would see this block.
fn untested(kind: &CodeBlockKind) -> Option<Fault> {
    let CodeBlockKind::Fenced(info) = kind else {
        return Some((
            "an indented code block, which rustdoc takes for Rust and skeptic does not see".into(),
            "use a fence and name its language".into(),
        ));
    };
    let mut words = info.split([' ', ',', '\t']).filter(|word| !word.is_empty());
    let Some(language) = words.next() else {
        return Some((
            "a fence without a language, which rustdoc takes for Rust and skeptic does not see"
                .into(),
            "name its language, such as ```text".into(),
        ));
    };
    let is_rust = language == "rust" || info.split([' ', ',']).any(|word| word == "rust");
    let attribute = words.next();
    match attribute {
        Some(attribute) if is_rust => Some((
            format!("a Rust fence marked `{attribute}`, which hides it from a test"),
            "make it a listing: listings/examples for what runs, listings/fail for what is rejected".into(),
        )),
        _ if ["ignore", "no_run", "should_panic", "compile_fail"].contains(&language) => Some((
            format!("a Rust fence marked `{language}`, which hides it from a test"),
            "make it a listing: listings/examples for what runs, listings/fail for what is rejected".into(),
        )),
        _ => None,
    }
}

fn rust_in_box(page: &Page, line: usize, text: &str) -> Vec<Problem> {
    Parser::new(text)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                if info.starts_with("rust") =>
            {
                Some(range.start)
            }
            _ => None,
        })
        .map(|start| {
            Problem::at(
                &page.file,
                line + line_of(text, start),
                "Rust inside a box, which skeptic does not see",
                "put the program before or after the box, as a listing",
            )
        })
        .collect()
}
