//! What the borrow checker allows, and what memory holds, line by line, from stock `rustc`.
//!
//! ```text
//! source::File --permissions--> permissions::Report      (compiles probes, never runs the program)
//!              --memory-------> memory::Record           (runs the program once under a recorder)
//! ```
//!
//! Both halves rest on one act: insert a probe after a statement and let the real toolchain answer. Whatever
//! cannot be answered is said so; nothing is guessed.

pub mod accident;
pub mod cache;
mod failure;
mod json;
pub mod memory;
pub mod options;
pub mod permissions;
pub mod rustc;
mod scratch;
pub mod source;
#[cfg(test)]
#[path = "../build/sources.rs"]
mod sources;
mod splice;
mod stack;
mod view;
mod visible;
pub mod wording;
mod words;

use std::path::Path;

pub use failure::Failure;
pub use json::VERSION as JSON_VERSION;
pub use options::Options;
pub use scratch::remove_all;
pub use source::File as Source;
pub use stack::SIZE as STACK;
pub use view::{View, told_width};
pub use visible::{on_one_line, visible, visible_json};

/// For each statement and each place: may it be read, written, assigned, moved; and if not, why.
///
/// # Errors
/// When the file cannot be examined at all: it does not parse, or the compiler cannot be run or took too long.
/// A program that the compiler rejects is no error: the report says what was refused.
pub fn permissions(source: &Source, options: &Options) -> Result<permissions::Report, Failure> {
    permissions::permissions(source, options)
}

/// What a program that the borrow checker rejects would have done, had it run.
///
/// # Errors
/// When the compiler accepts the program, when an error cannot be rewritten (with its line and why), or when the
/// rewritten program cannot be watched within its limits.
pub fn accident(source: &Source, options: &Options) -> Result<accident::Accident, Failure> {
    accident::accident(source, options)
}

/// Every step of one run of the program: frames, heap blocks, events.
///
/// # Errors
/// When the program cannot be compiled, watched or run within its limits, or its runs differ.
pub fn memory(source: &Source, options: &Options) -> Result<memory::Record, Failure> {
    memory::memory(source, options)?.whole()
}

/// The same, where a program that has to be stopped gives its first steps.
///
/// # Errors
/// When there are no steps: the program cannot be compiled, watched or run, or its runs differ.
pub fn memory_so_far(source: &Source, options: &Options) -> Result<memory::Watched, Failure> {
    memory::memory(source, options)
}

/// As [`permissions()`], of a text that is parsed only where nothing is kept of it: what is kept was made of one that parsed.
///
/// # Errors
/// As [`Source::parse`] and [`permissions()`].
pub fn permissions_of(
    path: &Path,
    text: &str,
    options: &Options,
) -> Result<permissions::Report, Failure> {
    match permissions::kept(path, &source::read::as_plain_text(text), options) {
        Some(report) => Ok(report),
        None => permissions(&Source::parse(path, text)?, options),
    }
}

/// As [`accident()`], of a text that is parsed only where nothing is kept of it.
///
/// # Errors
/// As [`Source::parse`] and [`accident()`].
pub fn accident_of(
    path: &Path,
    text: &str,
    options: &Options,
) -> Result<accident::Accident, Failure> {
    match accident::kept(path, &source::read::as_plain_text(text), options) {
        Some(found) => Ok(found),
        None => accident(&Source::parse(path, text)?, options),
    }
}

/// As [`memory()`], of a text that is parsed only where nothing is kept of it.
///
/// # Errors
/// As [`Source::parse`] and [`memory()`].
pub fn memory_of(path: &Path, text: &str, options: &Options) -> Result<memory::Record, Failure> {
    match memory::kept(path, &source::read::as_plain_text(text), options) {
        Some(record) => Ok(record),
        None => memory(&Source::parse(path, text)?, options),
    }
}
