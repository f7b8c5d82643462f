//! What comes from outside of the book: a page is made of nothing that a checkout does not have.

use std::fs;
use std::path::{Component, Path, PathBuf};

use listing::{Catalog, Language, Problem};

use crate::brought_in::brought_in;

/// The folders that pages are made from.
const FOLDERS: [&str; 4] = ["src", "listings", "data", "theme"];

pub(super) fn check(root: &Path, catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for folder in FOLDERS {
        links(root, Path::new(folder), &mut problems);
    }
    let rust = catalog.iter().filter(|one| one.language == Language::Rust);
    problems.extend(rust.flat_map(|listing| depends(&listing.path, &listing.source)));
    problems
}

/// Whether a path, with its links followed, lies below `root`. One that is not there is judged by its words.
pub(super) fn within(root: &Path, path: &Path) -> bool {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    match path.canonicalize() {
        Ok(real) => real.starts_with(&root),
        Err(_) => plain(path).starts_with(plain(&root)),
    }
}

/// A path without `.` and `..`, by its words alone.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

fn links(root: &Path, folder: &Path, problems: &mut Vec<Problem>) {
    for entry in fs::read_dir(root.join(folder))
        .into_iter()
        .flatten()
        .flatten()
    {
        let path = folder.join(entry.file_name());
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            links(root, &path, problems);
        } else if kind.is_symlink() && !within(root, &root.join(&path)) {
            problems.push(Problem::in_file(
                path,
                "a link to something outside of the book",
                "put the file itself here: others have no such file",
            ));
        }
    }
}

fn depends(file: &str, source: &str) -> Vec<Problem> {
    let depends = brought_in(source).into_iter();
    depends
        .map(|(line, word)| {
            let mark = if word == "mod" { "" } else { "!" };
            Problem::at(
                file,
                line,
                format!("`{word}{mark}` makes the program depend on more than its text"),
                "a listing is one file; write what it needs into it",
            )
        })
        .collect()
}
