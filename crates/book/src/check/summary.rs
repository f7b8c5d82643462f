//! The pages that SUMMARY.md publishes, and the two ways in which it and `src/` can disagree.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use listing::Problem;
use pulldown_cmark::{Event, Parser, Tag};

use super::{Page, line_of};

/// Reads every published page, and reports lines without a page and pages without a line.
pub(super) fn pages(root: &Path) -> (Vec<Page>, Vec<Problem>) {
    let src = root.join("src");
    let file = Path::new("src/SUMMARY.md");
    let Ok(summary) = fs::read_to_string(root.join(file)) else {
        let remedy = "write one with a line for each page: `- [Title](page.md)`";
        return (
            Vec::new(),
            vec![Problem::in_file(
                file,
                "there is no table of contents",
                remedy,
            )],
        );
    };
    let mut problems = Vec::new();
    if links(&summary).is_empty() {
        problems.push(Problem::in_file(
            file,
            "it lists no page, so the book would be empty",
            "restore it with `git checkout src/SUMMARY.md`, or add a line: `- [Title](page.md)`",
        ));
    }
    let mut pages = BTreeMap::new();
    for (line, path) in links(&summary) {
        match fs::read_to_string(src.join(&path)) {
            Ok(markdown) => {
                let page = Page {
                    file: Path::new("src").join(&path),
                    path: path.clone(),
                    markdown,
                };
                if pages.insert(path.clone(), page).is_some() {
                    let what = format!("{} is listed twice", path.display());
                    problems.push(Problem::at(file, line, what, "remove one of the lines"));
                }
            }
            Err(error) => problems.push(Problem::at(
                file,
                line,
                format!("src/{} cannot be read: {error}", path.display()),
                "write the page or remove the line",
            )),
        }
    }
    let mut found = Vec::new();
    markdown_files(&src, &mut found);
    for file in found {
        let path = file.strip_prefix(&src).unwrap_or(&file);
        if path != Path::new("SUMMARY.md") && !pages.contains_key(path) {
            let remedy = format!(
                "add a line to src/SUMMARY.md: `- [Title]({})`",
                path.display()
            );
            problems.push(Problem::in_file(
                Path::new("src").join(path),
                "no reader will find this page",
                remedy,
            ));
        }
    }
    (pages.into_values().collect(), problems)
}

fn links(summary: &str) -> Vec<(usize, PathBuf)> {
    Parser::new(summary)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => Some((
                line_of(summary, range.start),
                PathBuf::from(dest_url.as_ref()),
            )),
            _ => None,
        })
        .collect()
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
