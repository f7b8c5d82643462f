//! The glossary: every term that a page defines, set in italics, has an entry, and every entry leads to where its
//! term is taught.

use std::collections::BTreeSet;

use listing::Problem;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::{Page, line_of};

/// The glossary's page. A book without one has no terms to check.
const GLOSSARY: &str = "glossary.md";
/// The line of an entry that lists the other forms of its term: `Also: dropped, drops.`
const ALSO: &str = "Also: ";

pub(super) fn check(pages: &[Page]) -> Vec<Problem> {
    let Some(glossary) = pages.iter().find(|page| page.path.as_os_str() == GLOSSARY) else {
        return Vec::new();
    };
    let terms = terms(glossary);
    let mut problems = entries_without_link(glossary);
    for page in pages.iter().filter(|page| page.path != glossary.path) {
        problems.extend(undefined(page, &terms));
    }
    problems
}

/// The headings of the third level, and the forms listed behind `Also: `.
fn terms(glossary: &Page) -> BTreeSet<String> {
    let headings = glossary
        .markdown
        .lines()
        .filter_map(|line| line.strip_prefix("### "));
    let forms = glossary
        .markdown
        .lines()
        .filter_map(|line| line.strip_prefix(ALSO));
    let forms = forms.flat_map(|forms| forms.trim_end_matches('.').split(','));
    headings.chain(forms).map(plain).collect()
}

/// A term as it is compared: lower case, without code marks.
fn plain(term: &str) -> String {
    term.replace('`', "").trim().to_lowercase()
}

fn entries_without_link(glossary: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut entry: Option<(usize, bool)> = None;
    let mut close = |entry: Option<(usize, bool)>| {
        if let Some((line, false)) = entry {
            let what = "this entry does not say where its term is taught";
            problems.push(Problem::at(
                &glossary.file,
                line,
                what,
                "end it with a link to the section",
            ));
        }
    };
    for (event, range) in Parser::new(&glossary.markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let line = line_of(&glossary.markdown, range.start);
                close(entry.take());
                entry = (level == HeadingLevel::H3).then_some((line, false));
            }
            Event::Start(Tag::Link { .. }) => entry = entry.map(|(line, _)| (line, true)),
            _ => {}
        }
    }
    close(entry);
    problems
}

/// What a page sets in italics and the glossary does not explain.
fn undefined(page: &Page, terms: &BTreeSet<String>) -> Vec<Problem> {
    italics(&page.markdown)
        .into_iter()
        .filter(|(_, term)| !terms.contains(&plain(term)))
        .map(|(line, term)| missing(page, line, &term))
        .collect()
}

/// What a text sets in italics, with its lines. A box is text, too, though to Markdown it is a block of code.
fn italics(markdown: &str) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    let mut term: Option<(usize, String)> = None;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                if info.starts_with("admonish") =>
            {
                let line = line_of(markdown, range.start);
                let inside = markdown[range]
                    .split_once('\n')
                    .map_or("", |(_, text)| text);
                all.extend(
                    italics(inside)
                        .into_iter()
                        .map(|(at, term)| (line + at, term)),
                );
            }
            Event::Start(Tag::Emphasis) => {
                term = Some((line_of(markdown, range.start), String::new()))
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, term)) = &mut term {
                    term.push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some((_, term)) = &mut term {
                    term.push(' ');
                }
            }
            Event::End(TagEnd::Emphasis) => all.extend(term.take()),
            _ => {}
        }
    }
    all
}

fn missing(page: &Page, line: usize, term: &str) -> Problem {
    Problem::at(
        &page.file,
        line,
        format!("'{term}' is set in italics, as a term, and the glossary has no entry for it"),
        format!("add `### {term}` to src/{GLOSSARY}, or set it without italics"),
    )
}
