//! The compiler's words. Nobody else reads them: what they mean is typed from here on.

use crate::rustc::Diagnostic;

/// What a label says of a move that took a value away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The span is the place itself, or a name that a pattern binds. `part`: only a part of the value went.
    Place {
        /// Only a part of the value went.
        part: bool,
    },
    /// The span is a closure that took it.
    Closure,
    /// The span is a call, an operator or a loop that takes it by value.
    Use,
}

/// What a label says of a move: "value moved here", "value partially moved into closure here", "`s` moved due to this
/// method call" … (and not "move occurs because `moved` has type `String`", nor "variable moved due to use in closure",
/// which names the use and not the move).
pub fn moved(label: &str) -> Option<Moved> {
    let value = label.starts_with("value moved");
    let part = label.starts_with("value partially moved");
    let by_use = label.contains("` moved due to")
        || label.contains("` partially moved due to")
        || label.contains("value moved due to");
    match () {
        () if (value || part) && label.contains(" into ") => Some(Moved::Closure),
        () if by_use => Some(Moved::Use),
        () if value || part => Some(Moved::Place { part }),
        () => None,
    }
}

/// Whether a label's text marks the move that took a value away.
pub fn says_moved(label: &str) -> bool {
    moved(label).is_some()
}

/// Whether a label marks the use in a closure that makes the closure take the variable.
pub(crate) fn says_captured(label: &str) -> bool {
    label.contains("due to use in closure")
}

/// Whether an error switches borrow checking off for its body. Every one that is not the borrow checker's does, but
/// for a missing `unsafe` (tried on 1.95: moves are still checked beside an E0133).
pub(crate) fn switches_off(diagnostic: &Diagnostic) -> bool {
    !is_borrow_checkers(diagnostic) && diagnostic.code.as_deref() != Some("E0133")
}

/// Whether an error comes from the borrow checker. Then types were in order.
pub(crate) fn is_borrow_checkers(diagnostic: &Diagnostic) -> bool {
    const CODES: [&str; 31] = [
        "E0373", "E0381", "E0382", "E0384", "E0499", "E0500", "E0501", "E0502", "E0503", "E0505",
        "E0506", "E0507", "E0508", "E0509", "E0510", "E0515", "E0521", "E0524", "E0594", "E0596",
        "E0597", "E0621", "E0626", "E0700", "E0712", "E0713", "E0716", "E0310", "E0309", "E0311",
        "E0492",
    ];
    let said = &diagnostic.message;
    match diagnostic.code.as_deref() {
        Some(code) => CODES.contains(&code),
        None => [
            "lifetime may not live long enough",
            "captured variable cannot escape",
            "does not live long enough",
        ]
        .iter()
        .any(|words| said.contains(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_how_a_value_moved() {
        let whole = Some(Moved::Place { part: false });
        assert_eq!(moved("value moved here"), whole);
        assert_eq!(
            moved("value moved here, in previous iteration of loop"),
            whole
        );
        assert_eq!(
            moved("value partially moved here"),
            Some(Moved::Place { part: true })
        );
        assert_eq!(moved("value moved into closure here"), Some(Moved::Closure));
        assert_eq!(moved("`s` moved due to this method call"), Some(Moved::Use));
        assert_eq!(
            moved("value moved due to this method call"),
            Some(Moved::Use)
        );
    }

    #[test]
    fn other_labels_that_speak_of_moves_mark_none() {
        for label in [
            "move occurs because `moved` has type `String`, which does not implement the `Copy` trait",
            "value borrowed here after move",
            "variable moved due to use in closure",
        ] {
            assert_eq!(moved(label), None, "{label}");
        }
    }
}
