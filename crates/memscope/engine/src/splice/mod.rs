//! A source with text inserted into it, and the way back from the bytes of the new text to those of the old one: what
//! all three commands give to the compiler, and how they read what it says.
//!
//! ```text
//! Edits (where, in which order, what instead) --splice--> Woven<edit>     memory, accident
//! copies of functions with probes in them ---generate---> Woven<probe>    permissions
//! Woven::origin: byte of the new text -> byte of the source, or whose insertion it is
//! ```
//!
//! Nothing is ever inserted that ends a line of the source, so every line number in it stays true.

mod edits;
mod woven;

pub(crate) use edits::{Edit, Edits};
pub(crate) use woven::{Origin, Woven};
