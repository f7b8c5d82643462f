//! The compiler's words. Nobody else reads them: what they mean is typed from here on.

use crate::rustc::{Diagnostic, Label};

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

impl Label {
    /// Whether it marks the move that took a value away.
    pub fn says_moved(&self) -> bool {
        says_moved(self.text.as_deref().unwrap_or_default())
    }
}

/// Whether a label marks the use in a closure that makes the closure take the variable.
pub(crate) fn says_captured(label: &str) -> bool {
    label.contains("due to use in closure")
}

/// What a label says of a borrow and of what is in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Borrow<'a> {
    /// The borrow is taken here.
    Taken,
    /// The borrowed value is moved here; its name.
    Moved(&'a str),
    /// The borrowed value is dropped here; its name.
    Dropped(&'a str),
    /// The borrowed value is used here in a way that the borrow forbids.
    Used,
}

/// What a label of an error about a borrow says. `message` tells which of two borrows came first. "binding `s` declared
/// here" and "borrow later used here" say nothing of the two.
pub(crate) fn borrow<'a>(message: &str, label: &'a str) -> Option<Borrow<'a>> {
    let named = label.split('`').nth(1).unwrap_or_default();
    let second = ["second mutable", "already borrowed", "is assigned to here"];
    let first = if message.contains("as immutable because") {
        "mutable borrow"
    } else {
        "immutable borrow"
    };
    let both = message.contains("as immutable because") || message.contains("as mutable because");
    match label {
        label if label.contains("declared here") || label.contains("later") => None,
        label if label.contains("dropped here") => Some(Borrow::Dropped(named)),
        label if label.starts_with("move out of") => Some(Borrow::Moved(named)),
        label if second.iter().any(|words| label.contains(words)) => Some(Borrow::Used),
        label if both && label.contains("borrow occurs here") && !label.starts_with(first) => {
            Some(Borrow::Used)
        }
        label if label.starts_with("use of") => Some(Borrow::Used),
        label if label.contains("borrow") => Some(Borrow::Taken),
        _ => None,
    }
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

/// The errors for which a rejected program is rewritten, so that it can be run: `accident` has a rule for each.
const REWRITTEN: [&str; 27] = [
    "E0106", "E0261", "E0309", "E0310", "E0373", "E0382", "E0384", "E0499", "E0500", "E0501",
    "E0502", "E0503", "E0505", "E0506", "E0507", "E0508", "E0509", "E0515", "E0521", "E0524",
    "E0594", "E0596", "E0597", "E0621", "E0700", "E0713", "E0716",
];

/// Whether a program with this error would be a program, were it not for the borrow checker.
pub(crate) fn is_rewritten(error: &Diagnostic) -> bool {
    match error.code.as_deref() {
        None => error.message.contains("lifetime may not live long enough"),
        Some("E0277") => of_threads(error),
        Some(code) => REWRITTEN.contains(&code),
    }
}

fn of_threads(error: &Diagnostic) -> bool {
    may_not_be_sent(&error.message)
        || error
            .message
            .contains("cannot be shared between threads safely")
}

/// Whether a label marks the borrow that others conflict with.
pub(crate) fn is_first_borrow(label: &str) -> bool {
    label.contains("borrow occurs here")
        || label.contains("is borrowed here")
        || (label.contains("borrow of") && label.contains("occurs here"))
        || label.contains("construction occurs here")
        || label.contains("first closure is constructed here")
}

/// Whether a closure is said to need a place for itself alone: it writes through a reference that it captured.
pub(crate) fn is_unique(message: &str) -> bool {
    message.contains("unique access")
}

/// Whether a label says that a borrow is exclusive; `None` where it does not say.
pub(crate) fn is_exclusive(label: &str) -> Option<bool> {
    if label.contains("immutable") {
        Some(false)
    } else if label.contains("mutable borrow") || label.contains("mutably borrowed") {
        Some(true)
    } else {
        None
    }
}

/// Whether a label marks a use of what is refused by then: of a reference, or of a moved value.
pub(crate) fn is_later_use(label: &str) -> bool {
    is_later_use_of_borrow(label)
        || label.contains("used here after")
        || label.contains("borrowed here after")
}

/// Whether a label marks the use for which a borrow has to last.
pub(crate) fn is_later_use_of_borrow(label: &str) -> bool {
    label.contains("later used")
}

/// A name that a pattern takes out by value.
pub(crate) const TAKEN_BY_PATTERN: &str = "data moved here";
/// A closure that borrows what does not live as long.
pub(crate) const CAPTURED: &str = "value captured here";
/// What a closure uses and therefore borrows.
pub(crate) const BORROWED_BY_USE: &str = "borrow occurs due to use of";
/// A borrowed place.
pub(crate) const BORROWED: &str = "is borrowed here";
/// A value without a name.
pub(crate) const TEMPORARY: &str = "temporary value created here";
/// A parameter that is a reference.
pub(crate) const PARAMETER: &str = "is a reference that is only valid in";

/// Whether a message says that a place is only lent shared: behind a `&`, or what an `Rc` or a guard leads to.
pub(crate) fn is_behind_reference(message: &str) -> bool {
    message.contains("behind a") || is_behind_pointer(message)
}

/// Whether it is what an `Rc` or a guard leads to.
pub(crate) fn is_behind_pointer(message: &str) -> bool {
    message.contains("data in")
}

/// Whether a value may not be sent to another thread (and not: be shared with one).
pub(crate) fn may_not_be_sent(message: &str) -> bool {
    message.contains("cannot be sent between threads safely")
}

/// Whether what cannot be borrowed is what a reference points to: "cannot borrow `*v` as mutable …".
pub(crate) fn is_about_a_target(message: &str) -> bool {
    message
        .split('`')
        .nth(1)
        .is_some_and(|place| place.starts_with('*'))
}

/// "… requires that `'b` must outlive `'a`".
pub(crate) fn outlives(label: &str) -> Option<(String, String)> {
    let (before, after) = label.split_once("must outlive")?;
    let short = before.rsplit('`').nth(1)?.to_owned();
    let long = after.split('`').nth(1)?.to_owned();
    long.starts_with('\'').then_some((short, long))
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
    fn the_borrow_is_not_the_declaration_of_what_is_borrowed() {
        let moved = "cannot move out of `s` because it is borrowed";
        assert_eq!(borrow(moved, "binding `s` declared here"), None);
        assert_eq!(
            borrow(moved, "borrow of `s` occurs here"),
            Some(Borrow::Taken)
        );
        let out = "move out of `s` occurs here";
        assert_eq!(borrow(moved, out), Some(Borrow::Moved("s")));
        let short = "`x` does not live long enough";
        let end = "`x` dropped here while still borrowed";
        assert_eq!(borrow(short, "binding `x` declared here"), None);
        assert_eq!(
            borrow(short, "borrowed value does not live long enough"),
            Some(Borrow::Taken)
        );
        assert_eq!(borrow(short, end), Some(Borrow::Dropped("x")));
    }

    #[test]
    fn of_two_borrows_the_message_tells_the_first() {
        let message = "cannot borrow `v` as mutable because it is also borrowed as immutable";
        assert_eq!(
            borrow(message, "immutable borrow occurs here"),
            Some(Borrow::Taken)
        );
        assert_eq!(
            borrow(message, "mutable borrow occurs here"),
            Some(Borrow::Used)
        );
        let message = "cannot borrow `v` as immutable because it is also borrowed as mutable";
        assert_eq!(
            borrow(message, "mutable borrow occurs here"),
            Some(Borrow::Taken)
        );
        assert_eq!(
            borrow(message, "immutable borrow occurs here"),
            Some(Borrow::Used)
        );
        assert_eq!(borrow(message, "immutable borrow later used here"), None);
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

    #[test]
    fn bounds_are_read_from_a_label() {
        let label = "assignment requires that `'b` must outlive `'a`";
        let (short, long) = outlives(label).unwrap();
        assert_eq!((short.as_str(), long.as_str()), ("'b", "'a"));
    }

    #[test]
    fn first_borrows_are_known_by_their_label() {
        for label in [
            "first mutable borrow occurs here",
            "`x` is borrowed here",
            "borrow of `x` occurs here",
        ] {
            assert!(is_first_borrow(label), "{label}");
        }
        assert!(!is_first_borrow("borrow later used here"));
    }
}
