//! Practice: programs that a reader mends, in Rustlings' third-party format, and on the pages.
//!
//! ```text
//! listings/practice/info.toml --folder--> Exercise --card--> the exercise on a page (theme/practice.js)
//!                                            \--trial--> does this program pass its tests?
//! ```
//!
//! A reader edits `exercises/NAME.rs` in place, with our command or with `rustlings` in that folder; both see the same file.

pub(crate) mod card;
pub mod command;
mod folder;
mod info;
pub mod trial;

pub use folder::{Exercise, Fails, Other, Practice};

/// The folder of all exercises, from the book's root.
pub const FOLDER: &str = "listings/practice";

/// The program without its tests, which stand last: what a page shows of a solution, and what memory is watched of.
fn without_tests(source: &str) -> &str {
    let end = source
        .find("\n#[cfg(test)]")
        .map_or(source.len(), |at| at + 1);
    source[..end].trim_end()
}
