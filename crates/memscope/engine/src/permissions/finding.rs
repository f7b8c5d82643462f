//! Why a permission is missing: the compiler's words, cleaned of the probes.

use crate::Source;
use crate::rustc::Diagnostic;

use super::compile::plain;
use super::probe_file::Generated;
use super::report::{Pointer, Rule};

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) kind: Kind,
    pub(super) code: Option<String>,
    pub(super) message: String,
    pub(super) lines: Vec<Pointer>,
    /// Where the value was moved, in bytes of the source.
    pub(super) moves: Vec<usize>,
    /// The byte of the source that the compiler refuses, if it lies there and not in a probe.
    pub(super) at: Option<usize>,
    /// The compiler blames a method call that has nothing to do with the place: see [`misled`].
    pub(super) misled: bool,
}

/// The rules by which a permission is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Uninitialised,
    Moved,
    PartlyMoved,
    MovedAgain,
    /// Borrowed; whether shared or mutably, the message does not say.
    Borrowed,
    BorrowedShared,
    BorrowedMutably,
    BehindReference,
    NotMut,
    AlreadyAssigned,
    Expired,
    CannotMoveOut,
    Unsized,
    Unreachable,
    NotAsked,
}

impl Kind {
    /// The rule as it is told.
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::Uninitialised => Rule::Uninitialised,
            Self::Moved => Rule::Moved,
            Self::PartlyMoved => Rule::PartlyMoved,
            Self::MovedAgain => Rule::MovedAgain,
            Self::Borrowed | Self::BorrowedShared => Rule::BorrowedShared,
            Self::BorrowedMutably => Rule::BorrowedMutably,
            Self::BehindReference => Rule::BehindReference,
            Self::NotMut => Rule::NotMut,
            Self::AlreadyAssigned => Rule::AlreadyAssigned,
            Self::Expired => Rule::Expired,
            Self::CannotMoveOut => Rule::CannotMoveOut,
            Self::Unsized => Rule::Unsized,
            Self::Unreachable => Rule::Unreachable,
            Self::NotAsked => Rule::NotAsked,
        }
    }

    pub(super) fn is_borrow(self) -> bool {
        matches!(
            self,
            Self::Borrowed | Self::BorrowedShared | Self::BorrowedMutably
        )
    }

    /// The rule behind an error of the borrow checker.
    pub(super) fn of(code: Option<&str>, message: &str) -> Self {
        match code {
            Some("E0381") => Self::Uninitialised,
            Some("E0382") if message.contains("partially moved") => Self::PartlyMoved,
            Some("E0382") => Self::Moved,
            Some("E0384") => Self::NotMut,
            Some("E0499") => Self::BorrowedMutably,
            Some("E0502") if message.contains("as immutable because") => Self::BorrowedMutably,
            Some("E0502") => Self::BorrowedShared,
            Some("E0503") => Self::BorrowedMutably,
            Some("E0500" | "E0501" | "E0505" | "E0506" | "E0713" | "E0510") => Self::Borrowed,
            Some("E0507") if message.contains("behind a") => Self::BehindReference,
            Some("E0507" | "E0508" | "E0509") => Self::CannotMoveOut,
            Some("E0594" | "E0596") if message.contains("not declared as mutable") => Self::NotMut,
            Some("E0594" | "E0596") => Self::BehindReference,
            _ => Self::NotAsked,
        }
    }
}

impl Finding {
    /// A finding that comes from a diagnostic.
    pub(super) fn new(
        source: &Source,
        generated: &Generated,
        diagnostic: &Diagnostic,
        kind: Kind,
    ) -> Self {
        Self {
            kind,
            code: diagnostic.code.clone(),
            message: plain(source, generated, &diagnostic.message),
            lines: pointers(source, generated, diagnostic),
            moves: moves(generated, diagnostic),
            at: diagnostic
                .primary()
                .and_then(|label| generated.source_byte(label.start)),
            misled: misled(source, generated, diagnostic),
        }
    }

    /// A finding of memscope's own.
    pub(super) fn own(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            code: None,
            message: message.into(),
            lines: Vec::new(),
            moves: Vec::new(),
            at: None,
            misled: false,
        }
    }
}

fn moves(generated: &Generated, diagnostic: &Diagnostic) -> Vec<usize> {
    let labels = diagnostic
        .labels
        .iter()
        .filter(|label| label.in_file && label.says_moved());
    labels
        .filter_map(|label| generated.source_byte(label.start))
        .collect()
}

/// Whether a label says that a place "moved due to this method call" where the call is on something else: after
/// `let n = m; n.push('!');` rustc 1.95 blames the `push` for the move of `m`.
fn misled(source: &Source, generated: &Generated, diagnostic: &Diagnostic) -> bool {
    diagnostic
        .labels
        .iter()
        .filter(|label| label.in_file)
        .any(|label| {
            let text = label.text.as_deref().unwrap_or_default();
            let Some((place, _)) = text
                .trim_start_matches('`')
                .split_once("` moved due to this method call")
            else {
                return false;
            };
            let Some(call) = generated.source_byte(label.start) else {
                return false;
            };
            let receiver = source.text[..call]
                .trim_end()
                .trim_end_matches('.')
                .trim_end();
            !receiver.ends_with(place)
        })
}

/// What the diagnostic says about lines of the source, in the order of the lines.
pub(super) fn pointers(
    source: &Source,
    generated: &Generated,
    diagnostic: &Diagnostic,
) -> Vec<Pointer> {
    let mut pointers: Vec<Pointer> = diagnostic
        .labels
        .iter()
        .filter(|label| label.in_file)
        .filter_map(|label| {
            Some(Pointer {
                line: source.line(generated.source_byte(label.start)?),
                label: plain(source, generated, label.text.as_deref().unwrap_or_default()),
            })
        })
        .collect();
    pointers.sort();
    pointers.dedup();
    pointers
}
