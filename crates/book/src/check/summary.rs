//! The pages that SUMMARY.md publishes, and the ways in which it and `src/` can disagree.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use listing::Problem;
use mdbook_summary::{SummaryItem, parse_summary};
use pulldown_cmark::{Event, Parser, Tag};

use super::{Page, line_of};

/// The part after the chapters: pages to look something up in.
const APPENDIX: &str = "Appendix";

/// What SUMMARY.md publishes.
pub(super) struct Summary {
    /// The pages that could be read, by their paths.
    pub(super) pages: Vec<Page>,
    /// Whether it or a page cannot be read, so that mdBook builds nothing; the problems say why.
    pub(super) unreadable: bool,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

/// Reads every published page, and reports lines without a page and pages without a line.
pub(super) fn pages(root: &Path) -> Summary {
    let src = root.join("src");
    let file = Path::new("src/SUMMARY.md");
    let summary = match fs::read_to_string(root.join(file)) {
        Ok(summary) => summary,
        Err(error) => {
            let remedy = "write one with a line for each page: `- [Title](page.md)`";
            let missing = Problem::in_file(file, "there is no table of contents", remedy);
            return Summary {
                pages: Vec::new(),
                unreadable: true,
                // What is no text is told with the other sources.
                problems: Some(missing)
                    .filter(|_| !is_no_text(&error))
                    .into_iter()
                    .collect(),
            };
        }
    };
    let mut problems = Vec::new();
    let broken = parse_summary(&summary)
        .err()
        .and_then(|why| broken_line(&summary, &format!("{why:#}")));
    let empty = links(&summary).is_empty();
    let mut unreadable = empty || broken.is_some();
    if empty && broken.is_none() {
        problems.push(Problem::in_file(
            file,
            "it lists no page, so the book would be empty",
            "restore it with `git checkout src/SUMMARY.md`, or add a line: `- [Title](page.md)`",
        ));
    }
    let chapters = chapters(&summary);
    let mut pages = BTreeMap::new();
    for (line, title, path) in links(&summary) {
        match fs::read_to_string(src.join(&path)) {
            Ok(markdown) => {
                // mdBook takes the mark away, too; that it is there is told with the other sources.
                let markdown = markdown.trim_start_matches('\u{feff}').to_owned();
                let page = Page {
                    file: Path::new("src").join(&path),
                    chapter: chapters.contains(&path),
                    path: path.clone(),
                    title,
                    markdown,
                };
                if pages.insert(path.clone(), page).is_some() {
                    unreadable = true;
                    let what = format!("{} is listed twice", path.display());
                    problems.push(Problem::at(file, line, what, "remove one of the lines"));
                }
            }
            Err(error) if is_no_text(&error) => unreadable = true,
            Err(error) => {
                unreadable = true;
                problems.push(Problem::at(
                    file,
                    line,
                    format!("src/{} cannot be read: {error}", path.display()),
                    "write the page or remove the line",
                ));
            }
        }
    }
    // A line that cannot be read leaves out its page, and everything after it: that is one fault, and not each page's.
    match broken {
        Some(broken) => problems.push(broken),
        None => problems.extend(without_a_line(&src, &summary)),
    }
    Summary {
        pages: pages.into_values().collect(),
        unreadable,
        problems,
    }
}

fn is_no_text(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
}

/// mdBook's own word on a summary that it cannot read, with its line. What it says of pages is told above.
fn broken_line(summary: &str, why: &str) -> Option<Problem> {
    let (_, place) = why.split_once("SUMMARY.md line ")?;
    let (line, rest) = place.split_once(',')?;
    let line: usize = line.parse().ok()?;
    let text = summary.lines().nth(line.checked_sub(1)?).unwrap_or("");
    let file = text
        .split_once("](")
        .map_or("", |(_, link)| link.trim_end());
    let (what, remedy) = match file.strip_suffix(')') {
        Some(file) if file.contains(' ') => (
            format!("the name '{file}' has a space in it, so this is no link"),
            "rename the page with hyphens in the place of spaces",
        ),
        _ => (
            format!(
                "mdBook cannot read this line: {}",
                rest.split_once(": ").map_or(rest, |(_, what)| what)
            ),
            "each line is `- [Title](page.md)`, or `# Part`",
        ),
    };
    Some(Problem::at("src/SUMMARY.md", line, what, remedy))
}

fn without_a_line(src: &Path, summary: &str) -> Vec<Problem> {
    let listed: Vec<PathBuf> = links(summary)
        .into_iter()
        .map(|(_, _, path)| path)
        .collect();
    let mut found = Vec::new();
    markdown_files(src, &mut found);
    let mut problems = Vec::new();
    for file in found {
        let path = file.strip_prefix(src).unwrap_or(&file);
        if path == Path::new("SUMMARY.md") || listed.iter().any(|one| one == path) {
            continue;
        }
        let shown = path.display();
        let named = summary
            .lines()
            .position(|line| line.contains(&shown.to_string()));
        problems.push(match named {
            // A link with a space in it, or without its brackets, is none.
            Some(line) => Problem::at(
                "src/SUMMARY.md",
                line + 1,
                format!("this line names {shown} and is no link to it"),
                "write `- [Title](page.md)`, with a file name without spaces",
            ),
            None => Problem::in_file(
                Path::new("src").join(path),
                "no reader will find this page",
                format!("add a line to src/SUMMARY.md: `- [Title]({shown})`"),
            ),
        });
    }
    problems
}

/// The pages in named parts before the appendix: those that teach.
fn chapters(summary: &str) -> Vec<PathBuf> {
    let mut chapters = Vec::new();
    let mut teaches = false;
    for item in parse_summary(summary).unwrap_or_default().numbered_chapters {
        match item {
            SummaryItem::PartTitle(title) => teaches = title != APPENDIX,
            SummaryItem::Link(link) if teaches => chapters.extend(link.location),
            _ => {}
        }
    }
    chapters
}

/// The links of the summary: line, title, path.
fn links(summary: &str) -> Vec<(usize, String, PathBuf)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String, PathBuf)> = None;
    for (event, range) in Parser::new(summary).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => {
                let path = PathBuf::from(dest_url.as_ref());
                open = Some((line_of(summary, range.start), String::new(), path));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, title, _)) = &mut open {
                    title.push_str(&text);
                }
            }
            Event::End(pulldown_cmark::TagEnd::Link) => found.extend(open.take()),
            _ => {}
        }
    }
    found
}

fn markdown_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            markdown_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}
