//! One compiled recorder for all programs of a suite: it is kept by its content. What a program shows is not kept.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use memscope::Options;

/// What the programs of a suite are examined with.
pub(crate) fn options(time_limit: Duration) -> Options {
    Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorder")),
        time_limit,
        ..Options::default()
    }
}

/// Forgets what the last run of the tests found; the recorder may stay.
pub(crate) fn forget_results() {
    let kept = fs::read_dir(options(Duration::ZERO).cache.unwrap_or_default());
    for entry in kept.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.contains("__memscope") && !name.starts_with("recorder") {
            let _ = fs::remove_file(entry.path());
        }
    }
}
