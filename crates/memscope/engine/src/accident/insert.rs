//! A text that is put into a rejected program.

use std::ops::Range;

/// A text, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Insert {
    /// Text before a span and text after it.
    Around(Range<usize>, String, String),
    /// Text in place of a span.
    Instead(Range<usize>, String),
    /// Text before everything in this block.
    Opening(Range<usize>, String),
    /// Items at the end of the file.
    Item(String),
}
