//! What info.toml says, and which programs of the folder it does not name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use listing::Problem;
use serde::Deserialize;

use super::FOLDER;

/// What the file says.
#[derive(Deserialize)]
pub(super) struct Info {
    pub(super) format_version: u8,
    #[serde(default)]
    pub(super) exercises: Vec<Entry>,
}

/// One exercise of it.
#[derive(Deserialize)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) dir: Option<String>,
    pub(super) test: Option<bool>,
    #[serde(default)]
    pub(super) hint: String,
    // Rustlings passes over what follows.
    #[serde(default)]
    pub(super) task: String,
    #[serde(default)]
    pub(super) fails: String,
    #[serde(default)]
    pub(super) others: BTreeMap<String, String>,
}

impl Info {
    /// The programs that it names, by their folders.
    pub(super) fn names(&self) -> BTreeSet<(&'static str, String)> {
        let mut names = BTreeSet::new();
        for entry in &self.exercises {
            names.insert(("exercises", entry.name.clone()));
            names.insert(("solutions", entry.name.clone()));
            names.extend(
                entry
                    .others
                    .keys()
                    .map(|other| ("alternatives", other.clone())),
            );
        }
        names
    }
}

/// Where programs lie, and what an entry calls one.
const PLACES: [(&str, &str); 3] = [
    ("exercises", "name = \"NAME\""),
    ("solutions", "name = \"NAME\""),
    (
        "alternatives",
        "NAME = \"why it loses\" in the `others` of its exercise",
    ),
];

/// One problem for each program that no page shows and nothing runs: it is not in `named`, which has folders with the names of
/// their programs.
pub(super) fn unnamed(root: &Path, named: &BTreeSet<(&str, String)>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, entry) in PLACES {
        let folder = root.join(FOLDER).join(place);
        let mut files: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        files.sort_by_key(fs::DirEntry::file_name);
        for file in files {
            let file = file.file_name().to_string_lossy().into_owned();
            let Some(name) = file.strip_suffix(".rs") else {
                continue;
            };
            if !named.contains(&(place, name.to_owned())) {
                problems.push(Problem::in_file(
                    format!("{FOLDER}/{place}/{file}"),
                    format!("no entry of {FOLDER}/info.toml names it"),
                    format!("write {}, or delete the file", entry.replace("NAME", name)),
                ));
            }
        }
    }
    problems
}
