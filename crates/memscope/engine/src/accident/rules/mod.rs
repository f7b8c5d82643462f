//! The rule of each error: from what the compiler says to the edits that let the same machine code run.
//!
//! ```text
//! E0382, E0507, E0508, E0509                       the moved place is read once more: both names own the value
//! E0382                                            ... if the moved name is used again in this run; else it is not dropped
//! E0499, E0500, E0501, E0502, E0503, E0505, E0506,
//! E0515, E0524, E0597, E0713, E0716, E0373         the first borrow is detached: a lifetime of its own
//! E0384, E0594, E0596                              `mut` where only the word is missing, else a write through the `&`
//! E0106, E0310, E0521, E0621, E0700, lifetimes     the lifetime that the compiler asks for; callers then lend for longer
//! E0277 of Send and Sync                           what is given to the thread is carried there all the same
//! ```

mod borrows;
mod lifetimes;
mod moves;
mod threads;
mod writes;

use std::ops::Range;

use super::insert::Insert;
use super::syntax::Index;
use crate::rustc::{Diagnostic, Label};

/// What one error asks for: the first way that compiles is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mend {
    /// The place concerned. A second error about it asks for the next way.
    pub(super) at: Range<usize>,
    pub(super) what: What,
    pub(super) ways: Vec<Vec<Insert>>,
}

/// What is done about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A value is read again: two owners.
    Again,
    /// A variable that was moved from gets a drop flag.
    DropFlag,
    /// A borrow is detached.
    Lend,
    /// A temporary's borrow is detached.
    LendTemporary,
    /// `mut` is added.
    Mut,
    /// A write goes through a shared reference.
    Through,
    /// A signature gets a lifetime.
    Lifetime,
    /// A value crosses to another thread.
    Carry,
}

/// Why an error has no rule.
pub(super) type Refusal = String;

const TWIN: &str = "crate::__twin::";

/// An error with its spans led back to the source.
pub(super) struct Said<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    /// The source's bytes of each label in the compiled file.
    pub(super) labels: Vec<(Range<usize>, &'a Label)>,
}

impl Said<'_> {
    fn code(&self) -> &str {
        self.diagnostic.code.as_deref().unwrap_or_default()
    }

    fn primary(&self) -> Option<&Range<usize>> {
        let mut primary = self.labels.iter().filter(|(_, label)| label.primary);
        primary.next().map(|(span, _)| span)
    }

    fn with(&self, words: &str) -> impl Iterator<Item = &Range<usize>> {
        let all = self.labels.iter();
        all.filter(move |(_, label)| text(label).contains(words))
            .map(|(span, _)| span)
    }
}

fn text(label: &Label) -> &str {
    label.text.as_deref().unwrap_or_default()
}

/// What stays the same while one source is rewritten.
pub(super) struct Rules<'a> {
    pub(super) text: &'a str,
    pub(super) index: &'a Index,
    /// Where drop flags are to be given.
    pub(super) ast: Option<&'a syn::File>,
}

impl Rules<'_> {
    /// The mends that one error asks for.
    ///
    /// # Errors
    /// In a clause, why there is none.
    pub(super) fn mends(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        match said.code() {
            "E0382" | "E0507" | "E0508" | "E0509" => self.moves(said),
            "E0384" | "E0594" | "E0596" => self.writes(said),
            "E0373" => self.outliving_closure(said),
            "E0106" | "E0261" | "E0309" | "E0310" | "E0621" | "E0700" | "" => self.lifetimes(said),
            "E0521" => self.escapes(said),
            "E0277" => self.threads(said),
            _ => self.lends(said),
        }
    }

    fn source(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

/// How a closure's capture is mended.
#[derive(Debug, Clone, Copy)]
enum Capture {
    /// It takes the value, and the value stays.
    Take { flag: bool },
    /// It borrows: exclusively, shared, or as the compiler likes.
    Lend(Option<bool>),
    /// It alone uses what a reference leads to.
    Unique,
}

/// What ends with its statement or function is detached by a helper that notes it.
fn temporary(text: &str, what: What) -> String {
    match what {
        What::LendTemporary => text.replace("detach", "detach_temporary"),
        _ => text.to_owned(),
    }
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Where the compiler proposes the word `mut` and nothing else.
fn missing_mut(error: &Diagnostic) -> Option<usize> {
    let labels = error.children.iter().flat_map(|child| &child.labels);
    labels
        .filter(|label| label.start == label.end)
        .find(|label| label.suggestion.as_deref().map(str::trim) == Some("mut"))
        .map(|label| label.start)
}
