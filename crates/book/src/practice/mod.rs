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
pub mod trial;

pub use folder::{Exercise, Fails, Other, Practice};

/// The folder of all exercises, from the book's root.
pub const FOLDER: &str = "listings/practice";
