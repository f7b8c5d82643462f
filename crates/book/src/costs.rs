//! What a program takes from the heap as its `main` runs.

use std::path::Path;

use memscope::memory::{EventKind, Record};

use crate::figures;

/// Output, memory figure, and blocks and bytes taken.
pub(crate) struct Cost {
    pub stdout: String,
    /// `None` where the run is too long for a figure.
    pub figure: Option<String>,
    /// Blocks taken, and grown ones again, with their bytes; `None` where the run was cut short.
    pub taken: Option<(usize, u64)>,
}

/// Watches the program `source` run, which messages call `path`; `root` is the book's folder.
///
/// # Errors
/// What memscope refuses, and what to do about it.
pub(crate) fn of(root: &Path, path: &str, source: &str) -> Result<Cost, (String, String)> {
    let record = figures::record_of(root, path, source)?;
    Ok(Cost {
        taken: taken(&record),
        stdout: record.stdout.clone(),
        figure: figures::figure_of(root, path, source),
    })
}

/// What it takes alone, for a place that shows no figure.
///
/// # Errors
/// As [`of`].
pub(crate) fn taken_by(
    root: &Path,
    path: &str,
    source: &str,
) -> Result<Option<(usize, u64)>, (String, String)> {
    Ok(taken(&*figures::record_of(root, path, source)?))
}

fn taken(record: &Record) -> Option<(usize, u64)> {
    let events = record.steps.iter().flat_map(|step| &step.events);
    let took: Vec<u64> = events
        .filter(|event| matches!(event.kind, EventKind::Allocated | EventKind::Grown))
        .map(|event| event.size.unwrap_or(0))
        .collect();
    record
        .truncated
        .is_none()
        .then(|| (took.len(), took.iter().sum()))
}

/// `2 blocks, 10 bytes`.
pub(crate) fn words(taken: Option<(usize, u64)>) -> String {
    let plural = |n: u64, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    match taken {
        Some((0, _)) => "no block".to_owned(),
        Some((blocks, bytes)) => format!(
            "{}, {}",
            plural(blocks as u64, "block"),
            plural(bytes, "byte")
        ),
        None => "too long a run to count".to_owned(),
    }
}
