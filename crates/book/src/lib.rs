//! `cargo book`: builds, serves, checks and extends the book.
//!
//! ```text
//! src/*.md + listings/ --preprocess--> mdBook's HTML renderer --site--> a folder --serve--> the reader
//!                      \--check--> problems, each with file, line and remedy
//! ```

pub mod bless;
mod card;
pub mod check;
mod diff;
mod figure;
mod highlight;
mod html;
pub mod new;
pub mod preprocess;
mod questions;
pub mod serve;
pub mod site;
pub mod style;
mod terminal;
