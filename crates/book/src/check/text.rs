//! The bytes of the sources: what an editor, a merge or another system left in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use listing::{Problem, utf8};

/// The folders that pages are made from.
const FOLDERS: [&str; 4] = ["src", "listings", "data", "theme"];

/// What a contributor writes.
const WRITTEN: [&str; 9] = ["md", "rs", "c", "js", "java", "toml", "txt", "css", "json"];
/// What is recorded.
const RECORDED: [&str; 5] = ["stdout", "stderr", "exit", "accident", "s"];
/// What is shown as a program, where a tab would be of another width for every reader.
const PROGRAMS: [&str; 4] = ["rs", "c", "js", "java"];
/// The longest line of a program that stands in a card as it was written.
const LONGEST: usize = 80;

/// What is wrong with the bytes of the sources.
#[derive(Default)]
pub(super) struct Text {
    problems: Vec<Problem>,
    /// The files in which a merge left its marks: until those are gone, nothing else is said of them.
    pub(super) merging: BTreeSet<PathBuf>,
}

impl Text {
    pub(super) fn check(root: &Path) -> Self {
        let mut text = Self::default();
        for folder in FOLDERS {
            text.folder(root, Path::new(folder));
        }
        text
    }

    fn folder(&mut self, root: &Path, folder: &Path) {
        let entries = fs::read_dir(root.join(folder));
        for entry in entries.into_iter().flatten().flatten() {
            let path = folder.join(entry.file_name());
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if hidden || path == Path::new("listings/wip") {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.folder(root, &path);
            } else if has(&path, &WRITTEN) || has(&path, &RECORDED) {
                let bytes = fs::read(entry.path()).unwrap_or_default();
                match utf8(&path, bytes) {
                    Err(problem) => self.problems.push(problem),
                    Ok(text) => self.file(path, &text),
                }
            }
        }
    }

    fn file(&mut self, path: PathBuf, text: &str) {
        if let Some(line) = text.lines().position(is_conflict) {
            self.problems.push(Problem::at(
                &path,
                line + 1,
                "the mark of a conflict that a merge left",
                "keep the right lines, and take out the marks",
            ));
            self.merging.insert(path);
            return;
        }
        self.problems.extend(ends_of_lines(&path, text));
        for (index, line) in text.lines().enumerate() {
            self.problems.extend(in_line(&path, index + 1, line));
        }
    }

    /// These problems and its own, in order, without those that follow from what a merge left.
    pub(super) fn settle(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        problems.retain(|problem| !self.explains(problem));
        problems.extend(self.problems.iter().cloned());
        problems.sort();
        problems.dedup();
        problems
    }

    /// Whether a problem follows from what a merge left in a file, such as in a listing's recording.
    fn explains(&self, problem: &Problem) -> bool {
        self.merging.iter().any(|path| {
            let quoted = path.display().to_string();
            problem.file == *path
                || belong_together(path, &problem.file)
                || problem.what.contains(&quoted)
        })
    }
}

fn has(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    endings.contains(&ending.as_ref())
}

/// A listing and what is recorded of it: one folder, and one name up to the ending.
fn belong_together(one: &Path, other: &Path) -> bool {
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.split('.').next().unwrap_or_default().to_owned()
    };
    one.starts_with("listings") && one.parent() == other.parent() && name(one) == name(other)
}

fn ends_of_lines(path: &Path, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if text.starts_with('\u{feff}') {
        problems.push(Problem::at(
            path,
            1,
            "a byte-order mark in front of the text",
            "save the file as UTF-8 without one",
        ));
    }
    if let Some(line) = text.split('\n').position(|line| line.ends_with('\r')) {
        problems.push(Problem::at(
            path,
            line + 1,
            "a line that ends in CR and LF",
            "save the file with LF alone, as .gitattributes says",
        ));
    }
    problems
}

fn in_line(path: &Path, number: usize, line: &str) -> Option<Problem> {
    const TAB: &str = "a tab, which has another width on every screen";
    let listing = has(path, &PROGRAMS) && path.starts_with("listings");
    let program = listing && !path.starts_with("listings/tests");
    let length = line.chars().count();
    if line.contains('\t') && (program || has(path, &["md"])) {
        return Some(Problem::at(path, number, TAB, "write spaces"));
    }
    if line.contains('\t') && has(path, &RECORDED) {
        let remedy = "let the program print spaces, and bless it again";
        return Some(Problem::at(path, number, TAB, remedy));
    }
    (shown(path) && program && length > LONGEST).then(|| {
        let what = format!("a line of {length} characters, too long for a card");
        let remedy = format!("break it; a program's lines have at most {LONGEST}");
        Problem::at(path, number, what, remedy)
    })
}

/// Whether a line is what a merge leaves where two sides changed the same.
pub(crate) fn is_conflict(line: &str) -> bool {
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
