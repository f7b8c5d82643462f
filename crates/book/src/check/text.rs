//! The bytes of the sources: what an editor, a merge or another system left in them.

use std::fs;
use std::path::Path;

use listing::Problem;

/// The folders that pages are made from.
const FOLDERS: [&str; 4] = ["src", "listings", "data", "theme"];

/// What a contributor writes.
const WRITTEN: [&str; 9] = ["md", "rs", "c", "js", "java", "toml", "txt", "css", "json"];
/// What is recorded.
const RECORDED: [&str; 5] = ["stdout", "stderr", "exit", "accident", "s"];
/// What is shown as a program, where a tab would be of another width for every reader.
const PROGRAMS: [&str; 4] = ["rs", "c", "js", "java"];
/// The longest line of a program that is read on a page without scrolling far.
const LONGEST: usize = 80;

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    for folder in FOLDERS {
        folder_of(root, Path::new(folder), &mut problems);
    }
    problems
}

fn folder_of(root: &Path, folder: &Path, problems: &mut Vec<Problem>) {
    let entries = fs::read_dir(root.join(folder))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let path = folder.join(entry.file_name());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden || path == Path::new("listings/wip") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folder_of(root, &path, problems);
        } else if let Ok(bytes) = fs::read(entry.path()) {
            problems.extend(file(&path, &bytes));
        }
    }
}

fn file(path: &Path, bytes: &[u8]) -> Vec<Problem> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is = |endings: &[&str]| endings.contains(&ending.as_ref());
    if !is(&WRITTEN) && !is(&RECORDED) {
        return Vec::new();
    }
    let mut problems = Vec::new();
    if bytes.starts_with(b"\xef\xbb\xbf") {
        problems.push(Problem::at(
            path,
            1,
            "a byte-order mark in front of the text",
            "save the file as UTF-8 without one",
        ));
    }
    let text = String::from_utf8_lossy(bytes);
    if let Some(line) = text.split('\n').position(|line| line.ends_with('\r')) {
        problems.push(Problem::at(
            path,
            line + 1,
            "a line that ends in CR and LF",
            "save the file with LF alone, as .gitattributes says",
        ));
    }
    let listing = is(&PROGRAMS) && path.starts_with("listings");
    let program = listing && !path.starts_with("listings/tests");
    for (index, line) in text.lines().enumerate() {
        let fault = if is_conflict(line) {
            Some((
                "the mark of a conflict that a merge left",
                "keep the right lines, and take out the marks",
            ))
        } else if (program || is(&["md"])) && line.contains('\t') {
            Some((
                "a tab, which has another width on every screen",
                "write spaces",
            ))
        } else {
            None
        };
        problems.extend(fault.map(|(what, remedy)| Problem::at(path, index + 1, what, remedy)));
        if shown(path) && program && line.chars().count() > LONGEST {
            problems.push(Problem::at(
                path,
                index + 1,
                format!(
                    "a line of {} characters, which no phone shows without scrolling",
                    line.chars().count()
                ),
                format!("break it; a program's lines have at most {LONGEST}"),
            ));
        }
    }
    problems
}

fn is_conflict(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> ", "||||||| "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// Whether a page shows the file as it is.
fn shown(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(Path::new(""));
    ["listings/examples", "listings/fail", "listings/other"]
        .iter()
        .any(|shown| folder == Path::new(shown))
}
