//! Questions that a card asks before it shows its evidence, and choice questions that authors write.
//!
//! ```text
//! evidence --evidence--> Question --html--> a form in the card --theme/questions.js--> asked, judged, remembered
//! ```question fence --author--/
//! ```
//!
//! A question about a listing is made from its evidence while the book is built, so nobody writes its answer and
//! none can be wrong. Whatever else a tool establishes is asked in the same way: make a [`Question`] of it and add it
//! to [`about`].

pub(crate) mod author;
mod evidence;
mod html;
mod lines;
mod memory;
mod wrong;

pub(crate) use html::in_card;

use listing::{Listing, Predict};
use memscope::memory::Record;

/// One question, with its answer and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    /// What the reader's browser keeps the answer under: unique in the book, and independent of the text around it.
    pub key: String,
    /// The question, as HTML.
    pub prompt: String,
    /// How it is answered, and what is right.
    pub answer: Answer,
    /// Why, in the tools' own words, as HTML; it shows after the answer.
    pub reason: String,
}

/// The ways to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// One of several; exactly one is right.
    Choice(Vec<Choice>),
    /// A line of the card's program: one of these is right.
    Line(Vec<usize>),
    /// Text, compared line by line; white space does not count.
    Text(String),
}

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What it says, as HTML that may stand in a button.
    pub html: String,
    /// Whether it is the right one.
    pub right: bool,
    /// Why it is right or wrong, as HTML; may be empty.
    pub because: String,
}

/// What a card with `predict` asks: one question of this kind, or `own`, the author's.
pub(crate) fn asked(
    kind: Predict,
    listing: &Listing,
    record: Option<&Record>,
    own: Option<&Question>,
) -> Vec<Question> {
    let compiles = || evidence::compiles(listing);
    let one = match kind {
        Predict::Best => return about(listing, record),
        Predict::Line | Predict::Accident => evidence::error_line(listing).or_else(compiles),
        Predict::Stops => evidence::stop_line(listing).or_else(compiles),
        Predict::Prints => evidence::prints(listing),
        Predict::Freed(_) | Predict::Owner => {
            record.and_then(|record| memory::freed(listing, record))
        }
        Predict::Count => record.and_then(|record| memory::count(listing, record)),
        Predict::Own => own.cloned(),
    };
    one.into_iter().collect()
}

/// What a card asks about its listing, in an order in which no question gives the next one's answer away. `record` is
/// what memory held as it ran, where the card shows that.
pub(crate) fn about(listing: &Listing, record: Option<&Record>) -> Vec<Question> {
    let questions = [
        evidence::compiles(listing),
        evidence::error_line(listing),
        evidence::stop_line(listing),
        evidence::prints(listing),
        record.and_then(|record| memory::freed(listing, record)),
        record.and_then(|record| memory::count(listing, record)),
    ];
    questions.into_iter().flatten().collect()
}

/// A small number that depends on the text alone, the same on every machine (FNV-1a).
fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
