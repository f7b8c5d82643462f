//! What each recording was recorded from: fingerprints of the program and of what it did, and the compiler, in one file.
//!
//! By them `cargo book check` tells an edited program, and a recording that a hand or a crash has changed, without running
//! anything.

mod listings;
mod others;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use listing::{Catalog, Problem};
use sha2::{Digest, Sha256};

use crate::check::is_conflict;
use crate::disk;

pub use listings::Stale;
pub use others::note as note_others;

/// Where they stand. Two branches that both add lines are merged line by line (.gitattributes).
pub const FILE: &str = "listings/fingerprints.txt";

const HEADING: &str = "# Written by `cargo book bless`: each program's file, fingerprints of its text and of what was recorded, \
                       and the compiler.";

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    /// Of the program.
    source: String,
    /// Of what was recorded.
    evidence: String,
    /// The release of rustc; `-` for other languages.
    compiler: String,
}

/// All lines of the file, by the listing's path. A merge can leave more than one of the same listing.
#[derive(Debug, Default)]
pub struct Fingerprints(BTreeMap<String, Vec<Made>>);

impl Fingerprints {
    /// Reads the file; without one nothing is known.
    pub fn load(root: &Path) -> Self {
        let text = fs::read_to_string(root.join(FILE)).unwrap_or_default();
        let mut all = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let [path, source, evidence, compiler] =
                line.split_whitespace().collect::<Vec<_>>()[..]
            {
                let made = Made {
                    source: source.to_owned(),
                    evidence: evidence.to_owned(),
                    compiler: compiler.to_owned(),
                };
                all.0.entry(path.to_owned()).or_default().push(made);
            }
        }
        all
    }

    /// Writes the file, without what is gone; says whether that changed anything.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, root: &Path, catalog: &Catalog) -> Result<bool> {
        let mut text = format!("{HEADING}\n");
        let paths = catalog.iter().flat_map(listings::paths);
        for path in paths.chain(others::paths(root)) {
            for made in self.0.get(&path).into_iter().flatten() {
                text.push_str(&format!(
                    "{path} {} {} {}\n",
                    made.source, made.evidence, made.compiler
                ));
            }
        }
        let old = fs::read_to_string(root.join(FILE)).ok();
        if old.as_deref() == Some(&text) {
            return Ok(false);
        }
        disk::replace(&root.join(FILE), text)?;
        Ok(true)
    }
}

/// Sixteen hexadecimal digits: against slips, not against forgers.
fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Every stale recording, once.
pub(crate) fn problems(root: &Path, catalog: &Catalog) -> Vec<Problem> {
    // A book that keeps none, such as a test's, has nothing to compare. What a merge left in the file is told elsewhere.
    let text = fs::read_to_string(root.join(FILE)).unwrap_or_default();
    if text.is_empty() || text.lines().any(is_conflict) {
        return Vec::new();
    }
    let all = Fingerprints::load(root);
    let mut problems = listings::problems(root, catalog, &all);
    problems.extend(others::problems(root, &all));
    problems
}
