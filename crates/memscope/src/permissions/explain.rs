//! Reasons in plain words, for the terminal.

use std::fmt::Write;

use crate::wording::says_moved;

use super::columns::LASTING;
use super::report::{Place, Pointer, Reason, Said};

/// In the order in which they stand in a cell.
const PERMISSIONS: [&str; 4] = ["read", "write", "assign", "move"];

/// An error of the program, after the word `error`.
pub(super) fn error(said: &Said) -> String {
    let code = said
        .code
        .as_deref()
        .map(|code| format!("[{code}]"))
        .unwrap_or_default();
    format!("{code} on line {}: {}", said.line, said.message)
}

/// What a refused expression asked for and what the compiler says to that, after the word `refused`.
pub(super) fn refusal(said: &Said) -> String {
    let asks = match &said.permission {
        Some(permission) => format!(", it asks to {permission}"),
        None => String::new(),
    };
    let code = said
        .code
        .as_deref()
        .map(|code| format!(" [{code}]"))
        .unwrap_or_default();
    format!("{asks}: {}{code}", said.message)
}

/// What was permitted before this line and is no longer: the place, and the reason in words. A rule that takes
/// several permissions is one reason; what holds at every line is left out.
pub(super) fn new_reasons(before: Option<&Place>, now: &Place) -> Vec<(String, String)> {
    let known = |reason: &Reason| {
        let same =
            |other: &Reason| other.kind == reason.kind && other.permissions == reason.permissions;
        before.is_some_and(|before| before.reasons.iter().any(same))
    };
    let lasts = |reason: &Reason| {
        let kind = reason.kind.as_str();
        kind == "unreachable" || LASTING.iter().any(|(lasting, _)| *lasting == kind)
    };
    let mut merged: Vec<Reason> = Vec::new();
    for reason in now
        .reasons
        .iter()
        .filter(|reason| !lasts(reason) && !known(reason))
    {
        match merged.iter_mut().find(|other| other.kind == reason.kind) {
            Some(other) => {
                other.permissions.extend(reason.permissions.iter().cloned());
                if let (Some(codes), Some(code)) = (&mut other.code, &reason.code)
                    && !codes.contains(code.as_str())
                {
                    let _ = write!(codes, ", {code}");
                }
            }
            None => merged.push(reason.clone()),
        }
    }
    merged
        .iter()
        .map(|reason| (now.place.clone(), explain(reason, now)))
        .collect()
}

/// The reasons as lines, places with the same one together.
pub(super) fn together(reasons: Vec<(String, String)>) -> Vec<String> {
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for (place, why) in reasons {
        match lines.iter_mut().find(|(_, known)| *known == why) {
            Some((places, _)) => places.push(place),
            None => lines.push((vec![place], why)),
        }
    }
    lines
        .iter()
        .map(|(places, why)| format!("{}: {why}", places.join(", ")))
        .collect()
}

/// One reason in a line.
fn explain(reason: &Reason, place: &Place) -> String {
    let given = |permission: &&str| reason.permissions.iter().any(|other| other == permission);
    let what: Vec<&str> = PERMISSIONS.into_iter().filter(given).collect();
    let what = what.join(", ");
    let code = reason
        .code
        .as_deref()
        .map(|code| format!(" [{code}]"))
        .unwrap_or_default();
    let at = |part: &str| pointer(reason, |label| label.contains(part));
    let line = |line: Option<usize>| {
        line.map(|line| format!(" on line {line}"))
            .unwrap_or_default()
    };
    let why = match reason.kind.as_str() {
        "moved" | "partly moved" => format!("{}{}", place.state, line(pointer(reason, says_moved))),
        "moved again in a loop" => "the loop would come round and move it again".to_owned(),
        "borrowed shared" | "borrowed mutably" => {
            let borrow = at("borrow occurs here")
                .or(at("is borrowed here"))
                .or(at("borrow of"));
            let last = reason
                .last_use
                .map(|line| format!(", used last on line {line}"));
            format!(
                "{}{}{}",
                reason.kind,
                line(borrow),
                last.unwrap_or_default()
            )
        }
        "expired" => expired(reason),
        "not asked" if reason.message.starts_with("inside a closure") => {
            return "not asked inside the closure: to ask would capture it".to_owned();
        }
        "not asked" => return format!("not asked: {}", reason.message),
        kind => kind.to_owned(),
    };
    format!("no {what}: {why}{code}")
}

/// Why a reference may no longer be used: its use would make a borrow last beyond something that the borrow forbids.
fn expired(reason: &Reason) -> String {
    let conflicts = |label: &str| {
        let other = [
            "already borrowed",
            "move out of",
            "dropped here",
            "second mutable",
        ];
        let second = if reason.message.contains("as immutable because") {
            label.starts_with("immutable borrow")
        } else {
            reason.message.contains("as mutable because") && label.starts_with("mutable borrow")
        };
        second || other.iter().any(|part| label.contains(part))
    };
    let conflict = pointer(reason, conflicts);
    let borrow = pointer(reason, |label| !conflicts(label));
    match (borrow, conflict) {
        (Some(borrow), Some(conflict)) => format!(
            "expired, a use would stretch the borrow of line {borrow} beyond line {conflict}"
        ),
        _ => {
            let lines: Vec<String> = reason.lines.iter().map(|at| at.line.to_string()).collect();
            format!(
                "expired, a use would conflict with line {}",
                lines.join(" and ")
            )
        }
    }
}

fn pointer(reason: &Reason, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let found = reason
        .lines
        .iter()
        .find(|pointer: &&Pointer| wanted(&pointer.label));
    found.map(|pointer| pointer.line)
}
