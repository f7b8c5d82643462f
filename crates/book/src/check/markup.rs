//! The Markdown of a page: what would show as something else than it was meant.

use std::collections::BTreeMap;

use listing::{Problem, fences, nearest};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::{Page, line_of};

/// What may follow the backticks of a fence. The first word counts.
const LANGUAGES: [&str; 14] = [
    "rust",
    "text",
    "console",
    "toml",
    "c",
    "java",
    "javascript",
    "asm",
    "json",
    "sh",
    "admonish",
    "mermaid",
    "question",
    "four-parts",
];

pub(super) fn check(page: &Page) -> Vec<Problem> {
    let mut problems = headings(page);
    problems.extend(references(page));
    problems.extend(fences_of(page));
    problems.extend(inline(page));
    problems
}

fn parser(page: &Page) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
    Parser::new_ext(&page.markdown, Options::all()).into_offset_iter()
}

const NO_TITLE: (&str, &str) = ("the page has no title", "begin it with `# Title`");

/// Whether a page's title is what SUMMARY.md calls it, or begins with these words.
fn is_called(name: &str, title: &str) -> bool {
    let rest = name.strip_prefix(title);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// One title, no level left out, no two headings with one name.
fn headings(page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut fault = |line: usize, what: String, remedy: &str| {
        problems.push(Problem::at(&page.file, line, what, remedy));
    };
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut last = 0;
    for (level, line, name) in headings_of(page) {
        let depth = level as usize;
        if level == HeadingLevel::H1 {
            if last > 0 {
                fault(
                    line,
                    "a second title on this page".into(),
                    "make it a section, with ##",
                );
            } else if !is_called(&name, &page.title) {
                fault(
                    line,
                    format!(
                        "the page is called '{name}' here and '{}' in src/SUMMARY.md",
                        page.title
                    ),
                    "call it the same in both",
                );
            }
        } else if last == 0 {
            fault(1, NO_TITLE.0.into(), NO_TITLE.1);
        } else if depth > last + 1 {
            let missing = "#".repeat(last + 1);
            fault(
                line,
                format!("a heading that leaves out a level: {missing} was to come"),
                "use one # less, or add the level",
            );
        }
        last = depth;
        if let Some(first) = names.insert(name.to_lowercase(), line) {
            fault(
                line,
                format!(
                    "a second heading '{name}'; the first is on line {first}, and a link can lead to that one alone"
                ),
                "call them differently",
            );
        }
    }
    if last == 0 {
        fault(1, NO_TITLE.0.into(), NO_TITLE.1);
    }
    problems
}

fn headings_of(page: &Page) -> Vec<(HeadingLevel, usize, String)> {
    let mut found = Vec::new();
    let mut open: Option<(HeadingLevel, usize, String)> = None;
    for (event, range) in parser(page) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = Some((level, line_of(&page.markdown, range.start), String::new()));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, name)) = &mut open {
                    name.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => found.extend(open.take()),
            _ => {}
        }
    }
    found
}

/// `[text][name]` and `[^name]` whose `name` is defined nowhere: they show as they are written.
fn references(page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut broken = |link: pulldown_cmark::BrokenLink<'_>| {
        let explicit = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        if explicit {
            problems.push(Problem::at(
                &page.file,
                line_of(&page.markdown, link.span.start),
                format!(
                    "the reference '[{}]' is defined nowhere, so its brackets would show",
                    link.reference
                ),
                format!(
                    "add a line `[{}]: address`, or write the address in round brackets",
                    link.reference
                ),
            ));
        }
        None
    };
    let events =
        Parser::new_with_broken_link_callback(&page.markdown, Options::all(), Some(&mut broken));
    // Reading is what calls the function above.
    events.for_each(drop);
    let (mut defined, mut used) = (Vec::new(), Vec::new());
    for (event, range) in parser(page) {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => defined.push(name.to_string()),
            Event::FootnoteReference(name) => used.push((name.to_string(), range.start)),
            _ => {}
        }
    }
    let lost = used.into_iter().filter(|(name, _)| !defined.contains(name));
    problems.extend(lost.map(|(name, at)| {
        Problem::at(
            &page.file,
            line_of(&page.markdown, at),
            format!("the footnote '[^{name}]' is defined nowhere"),
            format!("add a line `[^{name}]: text`"),
        )
    }));
    // One that is defined nowhere is plain text for the parser.
    for line in fences::lines(&page.markdown)
        .iter()
        .filter(|line| line.fence.is_none())
    {
        for (name, after) in line
            .text
            .split("[^")
            .skip(1)
            .filter_map(|rest| rest.split_once(']'))
        {
            let word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
            if word
                && !after.starts_with(':')
                && !defined.iter().any(|one| one == name)
                && !line.text.contains('`')
            {
                problems.push(Problem::at(
                    &page.file,
                    line.number,
                    format!("the footnote '[^{name}]' is defined nowhere"),
                    format!("add a line `[^{name}]: text`"),
                ));
            }
        }
    }
    problems
}

/// Fences that nobody knows, and one that is never closed.
fn fences_of(page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (event, range) in parser(page) {
        let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else {
            continue;
        };
        let line = line_of(&page.markdown, range.start);
        let block = page.markdown[range].trim_end();
        let last = block
            .lines()
            .skip(1)
            .last()
            .unwrap_or("")
            .trim_start_matches([' ', '>']);
        if !["```", "~~~"].iter().any(|mark| last.starts_with(mark)) {
            problems.push(Problem::at(
                &page.file,
                line,
                format!("the fence ```{info} is never closed, so the rest of the page is code"),
                "close it with a line of backticks",
            ));
        }
        problems.extend(
            unknown(&info).map(|(what, remedy)| Problem::at(&page.file, line, what, remedy)),
        );
    }
    problems
}

/// Why nobody, or not the right one, would read a fence with these words.
fn unknown(info: &str) -> Option<(String, String)> {
    let language = info.split([' ', ',', '\t']).next().unwrap_or("");
    if language == "admonish" && info.matches('"').count() % 2 == 1 {
        let what = "a title whose quotation mark is not closed, so the box would lose its text";
        return Some((what.into(), "write title=\"…\"".into()));
    }
    // What hides Rust from the tests, and what has no language, is told elsewhere.
    let elsewhere = ["", "ignore", "no_run", "should_panic", "compile_fail"];
    if LANGUAGES.contains(&language) || elsewhere.contains(&language) {
        return None;
    }
    let rust = ["rs", "Rust", "rust2024"].contains(&language);
    let near = if rust {
        Some("rust")
    } else {
        nearest(language, LANGUAGES)
    };
    let what = if rust {
        format!("Rust in a fence called `{language}`, which no test compiles")
    } else {
        format!("a fence called `{language}`, which would show as plain text")
    };
    let remedy = near.map_or_else(
        || format!("the kinds are {}", LANGUAGES.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Some((what, remedy))
}

/// HTML, pictures without a description, bare addresses.
fn inline(page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Where the picture begins, and whether words describe it.
    let mut picture: Option<(usize, bool)> = None;
    let mut in_link = 0;
    let mut in_code = false;
    for (event, range) in parser(page) {
        // The line is counted for what is wrong alone: to count it for each event takes longer than everything else.
        let mut fault = |at: usize, what: String, remedy: &str| {
            problems.push(Problem::at(
                &page.file,
                line_of(&page.markdown, at),
                what,
                remedy,
            ));
        };
        match event {
            Event::Html(html) | Event::InlineHtml(html) if !harmless(&html) => fault(
                range.start,
                format!("`{}` is HTML", html.trim()),
                "put code between backticks; a page is Markdown, so that every reader and tool can show it",
            ),
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { .. }) => in_link += 1,
            Event::End(TagEnd::Link) => in_link -= 1,
            Event::Start(Tag::Image { .. }) => picture = Some((range.start, false)),
            Event::End(TagEnd::Image) => {
                if let Some((at, false)) = picture.take() {
                    fault(
                        at,
                        "a picture without a description, which a screen reader cannot tell".into(),
                        "write it between the square brackets",
                    );
                }
            }
            Event::Text(text) => {
                if !text.trim().is_empty()
                    && let Some((_, described)) = &mut picture
                {
                    *described = true;
                }
                let address = ["http://", "https://"]
                    .iter()
                    .any(|start| text.contains(start));
                if address && in_link == 0 && !in_code {
                    fault(
                        range.start,
                        "a bare address, which nobody can click".into(),
                        "write [words](address), or <address>",
                    );
                }
            }
            _ => {}
        }
    }
    problems.dedup();
    problems
}

/// A comment shows nothing, and a line break is all that Markdown lacks.
fn harmless(html: &str) -> bool {
    let html = html.trim();
    html.is_empty() || html.starts_with("<!--") || html.ends_with("-->") || html == "<br>"
}
