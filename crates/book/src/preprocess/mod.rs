//! The book's mdBook preprocessors, in the order in which they run:
//!
//! ```text
//! page.md --listings--> cards and page foot --figures--> numbers and charts --admonish--> boxes --mermaid--> diagrams
//! ```
//!
//! `cargo book` runs them in process; stock mdBook runs `cargo book preprocess NAME` through the protocol in
//! [`command`].

mod admonish;
pub mod command;
mod figures;
mod listings;
mod mermaid;

pub use admonish::Admonish;
pub use figures::Figures;
pub use listings::Listings;
pub use mermaid::Mermaid;

use mdbook_preprocessor::Preprocessor;

/// All preprocessors, in order.
pub fn all() -> [Box<dyn Preprocessor>; 4] {
    [
        Box::new(Listings),
        Box::new(Figures),
        Box::new(Admonish),
        Box::new(Mermaid),
    ]
}
