//! What a caller may choose.

use std::path::PathBuf;
use std::time::Duration;

/// How a file is examined. [`Options::default`] is what the command does without flags.
#[derive(Debug, Clone)]
pub struct Options {
    /// Only this function (`NAME` or `Type::NAME`); all of them when `None`. Permissions only.
    pub function: Option<String>,
    /// The folder of cached results; `None` computes everything anew.
    pub cache: Option<PathBuf>,
    /// How long the watched program may run. The compiler gets its own, longer limit.
    pub time_limit: Duration,
    /// How many bytes the watched program may hold at once.
    pub memory_limit: u64,
    /// How many bytes the watched program may print.
    pub output_limit: u64,
    /// The edition the file is written in.
    pub edition: String,
}

impl Options {
    /// The limits of the watched program, as part of a key.
    pub(crate) fn limits(&self) -> String {
        let Self {
            time_limit,
            memory_limit,
            output_limit,
            ..
        } = self;
        format!("{time_limit:?} {memory_limit} {output_limit}")
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            function: None,
            cache: crate::cache::default_folder(),
            time_limit: Duration::from_secs(5),
            memory_limit: 512 * 1024 * 1024,
            output_limit: 1024 * 1024,
            edition: "2024".to_owned(),
        }
    }
}
