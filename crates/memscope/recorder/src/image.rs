//! Which addresses belong to the program's own file: its code, constants and statics.

use std::sync::OnceLock;

static IMAGE: OnceLock<Vec<(usize, usize)>> = OnceLock::new();

/// Reads the image's place once, before the program runs.
pub(crate) fn look() {
    IMAGE.get_or_init(ranges);
}

/// The image's ranges, as lists of start and end.
pub(crate) fn all() -> Vec<[usize; 2]> {
    IMAGE
        .get()
        .into_iter()
        .flatten()
        .map(|&(start, end)| [start, end])
        .collect()
}

/// Do these bytes lie in the program's image?
pub(crate) fn holds(at: usize, size: usize) -> bool {
    let Some(ranges) = IMAGE.get() else {
        return false;
    };
    ranges
        .iter()
        .any(|&(start, end)| start <= at && at.saturating_add(size) <= end)
}

#[cfg(target_os = "linux")]
fn ranges() -> Vec<(usize, usize)> {
    let Ok(maps) = std::fs::read_to_string("/proc/self/maps") else {
        return Vec::new();
    };
    let Ok(program) = std::fs::read_link("/proc/self/exe") else {
        return Vec::new();
    };
    let program = program.to_string_lossy();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else {
            continue;
        };
        let Some((start, end)) = range.split_once('-') else {
            continue;
        };
        let (Ok(start), Ok(end)) = (
            usize::from_str_radix(start, 16),
            usize::from_str_radix(end, 16),
        ) else {
            continue;
        };
        // Zeroed statics follow the file's last page without a name of their own.
        let follows =
            words.clone().count() == 3 && found.last().is_some_and(|last| last.1 == start);
        if rights.starts_with('r') && (line.ends_with(&*program) || follows) {
            match found.last_mut() {
                Some(last) if last.1 == start => last.1 = end,
                _ => found.push((start, end)),
            }
        }
    }
    found
}

/// Elsewhere the image is found by its own symbols' neighborhood: not known, so nothing is followed.
#[cfg(not(target_os = "linux"))]
fn ranges() -> Vec<(usize, usize)> {
    Vec::new()
}
