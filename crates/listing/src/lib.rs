//! What a listing of the book is.
//!
//! ```text
//! listings/  --Catalog::load-->  Listing + evidence  --expand-->  Markdown of a page
//!                                     ^
//!                                  observe   (runs the program and says what it did)
//! ```
//!
//! This crate knows no HTML and no mdBook. The pages, skeptic and `mdbook test` all go through [`expand()`], so
//! what is tested is what is read. It has few dependencies, because a reader's first
//! `cargo run -p listings --example NAME` compiles it.

mod catalog;
mod compile;
mod evidence;
mod expand;
mod faults;
pub mod fences;
mod observe;
mod optimized;
mod predict;
mod problem;
pub mod run;
mod sanitizer;
mod testers;
pub mod toolchain;

pub use catalog::{Catalog, Folder, Language, Listing};
pub use compile::{compile_example, rejection};
pub use evidence::{Accident, Evidence, Exit};
pub use expand::{Fold, Of, Piece, Taught, Use, expand, is_code};
pub use faults::{ends_by_signal, errors_in, reads_input, shows_address};
pub use observe::{
    Binaries, Observed, Unavailable, build_examples, fresh_examples, observe, tool_for,
};
pub use optimized::observe_optimized;
pub use predict::Predict;
pub use problem::{Problem, nearest, utf8};
pub use testers::{for_rustdoc, for_skeptic, published_pages};
