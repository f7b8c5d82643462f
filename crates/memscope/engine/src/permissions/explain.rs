//! Reasons in plain words, for the terminal.

use std::fmt::Write;

use super::columns::LASTING;
use super::report::{Because, INSIDE_CLOSURE, Permission, Place, Reason, Rule, Said};

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
        // What is moved inside an `if` may be moved behind it.
        let certain = |place: &Place| reason.kind != Rule::Moved || place.state == now.state;
        before.is_some_and(|before| before.reasons.iter().any(same) && certain(before))
    };
    let mut merged: Vec<Reason> = Vec::new();
    for reason in now
        .reasons
        .iter()
        .filter(|reason| !lasts(reason) && !known(reason))
    {
        match merged.iter_mut().find(|other| other.kind == reason.kind) {
            Some(other) => {
                other.permissions.extend(&reason.permissions);
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
        .filter_map(|reason| Some((now.place.clone(), explain(reason, now)?)))
        .collect()
}

/// Whether the declaration or the type makes a rule, so that it never stops holding.
fn lasts(reason: &Reason) -> bool {
    let kind = reason.kind;
    kind == Rule::Unreachable || LASTING.iter().any(|(lasting, _)| *lasting == kind)
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
fn explain(reason: &Reason, place: &Place) -> Option<String> {
    let given = |permission: &Permission| reason.permissions.contains(permission);
    // What a declaration or a type never gives is not lost.
    let never = |permission: &Permission| {
        let mut lasting = place.reasons.iter().filter(|reason| lasts(reason));
        // Of an assignment to what is borrowed, the compiler does not say that `mut` is missing, too.
        let no_mut = |reason: &Reason| {
            reason.kind == Rule::NotMut
                && matches!(permission, Permission::Write | Permission::Assign)
        };
        lasting.any(|reason| no_mut(reason) || reason.permissions.contains(permission))
    };
    let what = Permission::ALL.into_iter().filter(given);
    let what = what.filter(|permission| !never(permission));
    let what: Vec<&str> = what.map(Permission::word).collect();
    if what.is_empty() {
        return None;
    }
    let what = what.join(", ");
    let code = reason
        .code
        .as_deref()
        .map(|code| format!(" [{code}]"))
        .unwrap_or_default();
    let why = match (reason.kind, &reason.because) {
        (Rule::Moved | Rule::PartlyMoved, because) => match because {
            Some(Because::Moved { line }) => format!("{} on line {line}", place.state),
            _ => place.state.to_string(),
        },
        (Rule::MovedAgain, _) => "the loop would come round and move it again".to_owned(),
        (Rule::BorrowedShared | Rule::BorrowedMutably, because) => {
            let since = match because {
                Some(Because::Borrowed { since }) => format!(" on line {since}"),
                _ => String::new(),
            };
            let last = reason
                .last_use
                .map(|line| format!(", used last on line {line}"));
            format!("{}{since}{}", reason.kind, last.unwrap_or_default())
        }
        (Rule::Expired, because) => expired(reason, because.as_ref()),
        (Rule::NotAsked, _) if reason.message == INSIDE_CLOSURE => {
            return Some("not asked inside the closure: to ask would capture it".to_owned());
        }
        (Rule::NotAsked, _) => return Some(format!("not asked: {}", reason.message)),
        (kind, _) => kind.to_string(),
    };
    Some(format!("no {what}: {why}{code}"))
}

/// Why a reference may no longer be used: its use would make a borrow last beyond something that the borrow forbids.
fn expired(reason: &Reason, because: Option<&Because>) -> String {
    match because {
        Some(Because::Expired {
            since: Some(since),
            across,
            ..
        }) => {
            format!("expired, a use would stretch the borrow of line {since} beyond line {across}")
        }
        Some(Because::Expired { across, .. }) => {
            format!("expired, a use would conflict with line {across}")
        }
        _ => {
            let lines: Vec<String> = reason.lines.iter().map(|at| at.line.to_string()).collect();
            format!(
                "expired, a use would conflict with line {}",
                lines.join(" and ")
            )
        }
    }
}
