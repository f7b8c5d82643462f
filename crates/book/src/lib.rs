//! `cargo book`: builds, serves, checks and extends the book.
//!
//! ```text
//! src/*.md + listings/ --preprocess--> mdBook's HTML renderer --site--> a folder --serve--> the reader
//!                      |                                                        \--epub--> one file for e-readers
//!                      \--check--> problems, each with file, line and remedy
//! crates/costs --measure--> data/*.json --charts--> numbers and charts in the pages
//! ```

#[macro_use]
mod say;

pub mod accidents;
pub mod assembly;
pub mod bless;
mod brought_in;
mod card;
pub mod charts;
pub mod check;
mod costs;
mod diagram;
mod diff;
mod directive;
mod disk;
pub mod draw;
pub mod epub;
mod figures;
pub mod fingerprint;
mod finished;
mod highlight;
mod html;
mod kept;
mod lasting;
pub mod measure;
pub mod new;
pub mod output;
mod policy;
pub mod practice;
pub mod preprocess;
mod questions;
pub mod review;
pub mod scratch;
mod search;
pub mod serve;
pub mod site;
mod spread;
pub mod style;
mod values;
