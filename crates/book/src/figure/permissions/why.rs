//! Why a line gives or takes permissions: one sentence for each kind of change.

use memscope::permissions::{Place, Pointer, Reason, Step};
use memscope::wording::says_moved;

/// Memscope's word for a move that the next round of a loop would find done already.
const IN_A_LOOP: &str = "moved again in a loop";

/// The sentence for what `point` does to `now`, which was `old` before.
pub(super) fn why(point: &Step, old: Option<&Place>, now: &Place, kind: &str) -> String {
    let place = &now.place;
    let may = may(now);
    match kind {
        "lent" => lent(now),
        "back" => format!(
            "`{place}` {may} again: the borrow is no longer used after line {}.",
            point.line
        ),
        "moved" | "maybe" => moved(now, point.line),
        "expired" => expired(now, point.line),
        "filled" if old.is_some_and(|old| old.state == "uninitialised") => {
            format!("`{place}` has its value now: it {may}.")
        }
        "filled" => format!("`{place}` holds a value here: it {may}."),
        "new" => new(point, now),
        _ => other(old, now),
    }
}

/// What lends `now` out, and the line that borrows.
pub(super) fn borrow(now: &Place) -> Option<(&Reason, Option<usize>)> {
    let reason = now
        .reasons
        .iter()
        .find(|reason| reason.kind.starts_with("borrowed"))?;
    let since = line_of(reason, |label| {
        label.contains("borrow") && !label.contains("later")
    });
    Some((reason, since))
}

fn lent(now: &Place) -> String {
    let how = if now.state == "mutably borrowed" {
        "exclusively"
    } else {
        "shared"
    };
    let reason = borrow(now);
    let since = reason
        .and_then(|(_, since)| since)
        .map_or(String::new(), |line| format!(" since line {line}"));
    let until = reason
        .and_then(|(reason, _)| reason.last_use)
        .map_or(String::new(), |last| {
            format!("; the borrow is last used on line {last}")
        });
    format!(
        "`{}` {}: it is borrowed ({how}){since}{until}.",
        now.place,
        may(now)
    )
}

fn moved(now: &Place, line: usize) -> String {
    let what = match now.state.as_str() {
        "maybe moved" => "it may have been moved",
        "partly moved" => "a part of it was moved",
        _ => "its value was moved out",
    };
    let reason = now
        .reasons
        .iter()
        .find(|reason| reason.kind.contains("moved"));
    // The statement may end further down: that of a maybe moved value is the whole `if`.
    let at = reason
        .and_then(|reason| line_of(reason, says_moved))
        .unwrap_or(line);
    format!("`{}` {}: {what} on line {at}.", now.place, may(now))
}

/// A reference whose use would stretch its borrow: the compiler's message is about another line, and would come only
/// if the reference were used.
fn expired(now: &Place, line: usize) -> String {
    let place = &now.place;
    let reason = now.reasons.iter().find(|reason| reason.kind == "expired");
    let gone = reason.and_then(|reason| {
        reason.lines.iter().find_map(|one| {
            let how = match one.label.as_str() {
                label if label.contains("dropped here") => "dropped",
                label if label.starts_with("move out of") => "moved",
                _ => return None,
            };
            Some((one, how))
        })
    });
    if let Some((one, how)) = gone
        && let Some(owner) = one.label.split('`').nth(1)
    {
        return format!(
            "`{place}` may not be used after line {}: it borrows from `{owner}`, which is {how} there.",
            one.line
        );
    }
    let across = reason.and_then(conflict).unwrap_or(line);
    format!(
        "`{place}` may not be used any more: a later use would keep its borrow in use across line {across}, and the compiler would refuse that line."
    )
}

/// The line that a borrow must not last beyond.
fn conflict(reason: &Reason) -> Option<usize> {
    let shared = reason.message.contains("as immutable because");
    let exclusive = reason.message.contains("as mutable because");
    line_of(reason, |label| {
        label.contains("second mutable")
            || label.contains("already borrowed")
            || shared && label.starts_with("immutable borrow")
            || exclusive && label.starts_with("mutable borrow")
    })
}

fn new(point: &Step, now: &Place) -> String {
    let (place, may) = (&now.place, may(now));
    let not = now
        .reasons
        .iter()
        .find(|reason| !now.write && concerns(reason, "write"))
        .map_or("", |reason| reason.kind.as_str());
    let behind = format!("*{place}");
    let target = point.places.iter().find(|other| other.place == behind);
    match not {
        // Its own name may not be written, and yet the next line writes through it.
        "not declared mut"
            if now.ty.starts_with("&mut ") && target.is_some_and(|target| target.write) =>
        {
            format!(
                "`{place}` is new: it {may}, and what it points to may be written. The name may not be pointed elsewhere, since it is not declared `mut`."
            )
        }
        "not declared mut" => {
            format!("`{place}` is new: it {may}; not written, since it is not declared `mut`.")
        }
        "behind a reference" => format!(
            "`{place}` is new: it {may}; not written, since it is behind a shared reference."
        ),
        _ => format!("`{place}` is new: it {may}."),
    }
}

fn other(old: Option<&Place>, now: &Place) -> String {
    let (place, may) = (&now.place, may(now));
    let lost = |permission: &str| {
        old.is_some_and(|old| allowed(old, permission) && !allowed(now, permission))
    };
    let reason = now
        .reasons
        .iter()
        .find(|reason| reason.permissions.iter().any(|one| lost(one)));
    let in_a_loop = |place: &Place| place.reasons.iter().any(|reason| reason.kind == IN_A_LOOP);
    match reason {
        Some(reason) if reason.kind == IN_A_LOOP => format!(
            "`{place}` {may}; not moved inside the loop, since the next round would find it moved."
        ),
        Some(reason) => format!("`{place}` {may}: {}.", reason.message),
        None if now.moves && old.is_some_and(in_a_loop) => {
            format!("`{place}` {may}: no round of the loop follows that would find it moved.")
        }
        None => format!("`{place}` {may}."),
    }
}

fn allowed(place: &Place, permission: &str) -> bool {
    match permission {
        "read" => place.read,
        "write" => place.write,
        "move" => place.moves,
        _ => false,
    }
}

fn concerns(reason: &Reason, permission: &str) -> bool {
    reason.permissions.iter().any(|one| one == permission)
}

fn line_of(reason: &Reason, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let found = reason
        .lines
        .iter()
        .find(|one: &&Pointer| wanted(&one.label));
    found.map(|one| one.line)
}

/// `may be read and moved`.
fn may(place: &Place) -> String {
    let moved = if place.copy { "copied" } else { "moved" };
    let words: Vec<&str> = [
        (place.read, "read"),
        (place.write, "written"),
        (place.moves, moved),
    ]
    .iter()
    .filter(|one| one.0)
    .map(|one| one.1)
    .collect();
    match words.as_slice() {
        [] => "may not be used".to_owned(),
        [one] => format!("may only be {one}"),
        [first, second] => format!("may be {first} and {second}"),
        [first, second, third, ..] => format!("may be {first}, {second} and {third}"),
    }
}
