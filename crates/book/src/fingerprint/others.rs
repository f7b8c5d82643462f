//! What is recorded beside the listings: how exercises fail, machine code, and what was measured.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use listing::{Catalog, Problem, toolchain};

use super::{FILE, Fingerprints, Made, hash};
use crate::assembly;
use crate::charts::data::{BENCHES, WORKLOAD};
use crate::practice::Practice;

/// The package whose programs are measured.
const COSTS: &str = "crates/costs";

const RECORD: &str = "cargo book practice --record";
const MEASURE: &str = "cargo book measure";

/// One recording, and what it is made from.
struct Recording {
    /// The first word of its line.
    path: String,
    /// The file, or the folder, that it is made from.
    source: String,
    /// The file that holds it.
    recorded: String,
    /// As the two are now.
    made: [String; 2],
    /// The command that makes it anew.
    again: String,
    /// The command that makes all of its kind anew.
    all: &'static str,
    /// What else an edited source can mean.
    or: String,
}

/// Notes that the recordings at `paths` were made now, with this release of rustc, and writes the file.
///
/// # Errors
/// When it cannot be written.
pub fn note(root: &Path, paths: &[String], compiler: &str) -> Result<()> {
    let mut all = Fingerprints::load(root);
    for one in recordings(root)
        .into_iter()
        .filter(|one| paths.contains(&one.path))
    {
        let [source, evidence] = one.made;
        let compiler = compiler.to_owned();
        let made = Made {
            source,
            evidence,
            compiler,
        };
        all.0.insert(one.path, vec![made]);
    }
    all.save(root, &Catalog::load(root))?;
    Ok(())
}

/// The first words of their lines.
pub(super) fn paths(root: &Path) -> Vec<String> {
    recordings(root).into_iter().map(|one| one.path).collect()
}

/// Every stale one, once.
pub(super) fn problems(root: &Path, all: &Fingerprints) -> Vec<Problem> {
    let pinned = toolchain::pinned(root);
    let mut problems: Vec<Problem> = Vec::new();
    let mut old: BTreeMap<&str, (String, usize)> = BTreeMap::new();
    for one in recordings(root) {
        let Recording {
            source,
            recorded,
            again,
            or,
            ..
        } = &one;
        let [now, evidence] = &one.made;
        let lines = all.0.get(&one.path).map_or(&[][..], Vec::as_slice);
        let from_this: Vec<&Made> = lines.iter().filter(|made| made.source == *now).collect();
        let made = from_this.iter().find(|made| made.evidence == *evidence);
        problems.extend(match made {
            _ if lines.is_empty() => Some(Problem::in_file(
                source,
                format!("{FILE} has no line for {recorded}, so nobody knows what it was made from"),
                format!("run `{again}`, and read what it recorded"),
            )),
            _ if from_this.is_empty() => Some(Problem::in_file(
                source,
                format!("it was edited after {recorded} was recorded"),
                format!("run `{again}`, and reread the pages that show it{or}"),
            )),
            None => Some(Problem::in_file(
                recorded,
                format!("it is not what `{again}` wrote"),
                format!("run `{again}`: no recording is written by hand"),
            )),
            Some(made) => {
                if pinned
                    .as_ref()
                    .is_some_and(|pinned| made.compiler != *pinned)
                {
                    old.entry(one.all).or_insert((made.compiler.clone(), 0)).1 += 1;
                }
                None
            }
        });
    }
    problems.extend(old.into_iter().map(|(command, (release, count))| {
        Problem::in_file(
            "rust-toolchain.toml",
            format!("what `{command}` wrote ({count} of them) was made with rustc {release}, and another is pinned here"),
            format!("run `{command}`, and read what changed"),
        )
    }));
    problems
}

fn recordings(root: &Path) -> Vec<Recording> {
    let mut all = exercises(root);
    all.extend(machine_code(root));
    all.extend(measured(root));
    all
}

fn exercises(root: &Path) -> Vec<Recording> {
    let of = |one: crate::practice::Exercise| {
        let recorded = one.recorded.as_deref()?.replace("\r\n", "\n");
        Some(Recording {
            path: one.path(),
            source: one.path(),
            recorded: one.recorded_path(),
            made: [hash(&[&one.start]), hash(&[&recorded])],
            again: format!("{RECORD} {}", one.name),
            all: RECORD,
            or: format!(
                "; if you solved it, `git checkout {}` brings the start back",
                one.path()
            ),
        })
    };
    Practice::load(root)
        .exercises
        .into_iter()
        .filter_map(of)
        .collect()
}

fn machine_code(root: &Path) -> Vec<Recording> {
    let of = |name: String| {
        let file = |ending: &str| format!("{}/{name}.{ending}", assembly::FOLDER);
        let text = |path: String| {
            let text = fs::read_to_string(root.join(path)).ok()?;
            Some(hash(&[&text.replace("\r\n", "\n")]))
        };
        Some(Recording {
            path: file("rs"),
            source: file("rs"),
            recorded: file("s"),
            made: [text(file("rs"))?, text(file("s"))?],
            again: format!("cargo book bless {name}"),
            all: "cargo book asm",
            or: String::new(),
        })
    };
    assembly::names(root).into_iter().filter_map(of).collect()
}

fn measured(root: &Path) -> Vec<Recording> {
    let of = |file: &str| {
        let text = fs::read_to_string(root.join(file)).ok()?;
        Some(Recording {
            path: file.to_owned(),
            source: COSTS.to_owned(),
            recorded: file.to_owned(),
            made: [
                code(&root.join(COSTS)),
                hash(&[&text.replace("\r\n", "\n")]),
            ],
            again: MEASURE.to_owned(),
            all: MEASURE,
            or: String::new(),
        })
    };
    [BENCHES, WORKLOAD].into_iter().filter_map(of).collect()
}

/// The fingerprint of all programs below a folder. Comments, which begin a line, and indentation are no part of it: a word put
/// right there leaves the numbers what they were.
fn code(folder: &Path) -> String {
    let mut files = Vec::new();
    programs(folder, &mut files);
    files.sort();
    let is_code =
        |line: &&str| !line.is_empty() && !line.starts_with("//") && !line.starts_with('*');
    let texts: Vec<String> = files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap_or_default();
            let lines: Vec<&str> = text.lines().map(str::trim).filter(is_code).collect();
            lines.join("\n")
        })
        .collect();
    let parts: Vec<&str> = texts.iter().map(String::as_str).collect();
    hash(&parts)
}

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            programs(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ["rs", "c", "java", "js"].iter().any(|one| ending == *one))
        {
            found.push(path);
        }
    }
}
