//! The book's mdBook preprocessors, in the order in which they run:
//!
//! ```text
//! page.md --listings--> cards and page foot --charts--> numbers and charts --admonish--> boxes --mermaid--> diagrams
//! theme/*.css, theme/*.js --bundle--> theme/bundle: one style sheet, one script
//! ```
//!
//! `cargo book` runs them in process; stock mdBook runs `cargo book preprocess NAME` through the protocol in
//! [`command`]. In process one more comes last, `hold`, whose pieces [`crate::site`] puts into the finished pages.

mod admonish;
mod bundle;
mod charts;
pub mod command;
mod draft;
mod hold;
mod listings;
mod mermaid;
mod pages;

pub use admonish::Admonish;
pub use bundle::Bundle;
pub use charts::Charts;
pub(crate) use hold::Hold;
pub use listings::Listings;
pub use mermaid::Mermaid;

mod refused;

pub use refused::Refused;
pub(crate) use refused::{Kept, Tolerant, lines, settle};

use mdbook_preprocessor::Preprocessor;

/// All preprocessors, in order.
pub fn all() -> [Box<dyn Preprocessor>; 5] {
    [
        Box::new(Listings::default()),
        Box::new(Charts),
        Box::new(Admonish),
        Box::new(Mermaid),
        Box::new(Bundle),
    ]
}
