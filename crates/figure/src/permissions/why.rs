//! Why a line gives or takes permissions: one sentence for each kind of change.

use memscope::permissions::{Because, Conflict, Permission, Place, Reason, Rule, State, Step};

use super::changes::Kind;

/// The sentence for what `point` does to `now`, which was `old` before.
pub(crate) fn why(point: &Step, old: Option<&Place>, now: &Place, kind: Kind) -> String {
    let place = &now.place;
    let may = may(now);
    match kind {
        Kind::Lent => lent(now),
        Kind::Back => format!(
            "`{place}` {may} again: the borrow is no longer used after line {}.",
            point.line
        ),
        Kind::Moved | Kind::Maybe => moved(now, point.line),
        Kind::Expired => expired(now, point.line),
        Kind::Filled if old.is_some_and(|old| old.state == State::Uninitialised) => {
            format!("`{place}` has its value now: it {may}.")
        }
        Kind::Filled if old.is_some_and(|old| old.state == State::Expired) => {
            format!("`{place}` holds another value, which may be used: it {may}.")
        }
        Kind::Filled => format!("`{place}` holds a value here: it {may}."),
        Kind::New => new(point, now),
        Kind::Other => other(old, now),
    }
}

/// What lends `now` out, and the line that borrows.
pub(crate) fn borrow(now: &Place) -> Option<(&Reason, Option<usize>)> {
    let reason = now.reasons.iter().find(|reason| reason.kind.is_borrow())?;
    let since = match reason.because {
        Some(Because::Borrowed { since }) => Some(since),
        _ => None,
    };
    Some((reason, since))
}

fn lent(now: &Place) -> String {
    let how = if now.state == State::MutablyBorrowed {
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
    let what = match now.state {
        State::MaybeMoved => "it may have been moved",
        State::PartlyMoved => "a part of it was moved",
        _ => "its value was moved out",
    };
    let reason = now.reasons.iter().find(|reason| is_move(reason.kind));
    // The statement may end further down: that of a maybe moved value is the whole `if`.
    let at = match reason.and_then(|reason| reason.because.as_ref()) {
        Some(Because::Moved { line }) => *line,
        _ => line,
    };
    format!("`{}` {}: {what} on line {at}.", now.place, may(now))
}

/// A reference whose use would stretch its borrow: the compiler's message is about another line, and would come only
/// if the reference were used.
fn expired(now: &Place, line: usize) -> String {
    let place = &now.place;
    let reason = now
        .reasons
        .iter()
        .find(|reason| reason.kind == Rule::Expired);
    let mut across = line;
    if let Some(Because::Expired {
        across: conflict,
        how,
        owner,
        ..
    }) = reason.and_then(|reason| reason.because.as_ref())
    {
        let how = match how {
            Conflict::Dropped => "dropped",
            Conflict::Moved => "moved",
            Conflict::Used => "",
        };
        if let Some(owner) = owner.as_ref().filter(|_| !how.is_empty()) {
            return format!(
                "`{place}` may not be used after line {conflict}: it borrows from `{owner}`, which is {how} there."
            );
        }
        across = *conflict;
    }
    format!(
        "`{place}` may not be used any more: a later use would keep its borrow in use across line {across}, and the compiler would refuse that line."
    )
}

fn new(point: &Step, now: &Place) -> String {
    let (place, may) = (&now.place, may(now));
    let not = now
        .reasons
        .iter()
        .find(|reason| !now.write && reason.permissions.contains(&Permission::Write))
        .map(|reason| reason.kind);
    let behind = format!("*{place}");
    let target = point.places.iter().find(|other| other.place == behind);
    match not {
        // Its own name may not be written, and yet the next line writes through it.
        Some(Rule::NotMut)
            if now.ty.starts_with("&mut ") && target.is_some_and(|target| target.write) =>
        {
            format!(
                "`{place}` is new: it {may}, and what it points to may be written. The name may not be pointed elsewhere, since it is not declared `mut`."
            )
        }
        Some(Rule::NotMut) => {
            format!("`{place}` is new: it {may}; not written, since it is not declared `mut`.")
        }
        Some(Rule::BehindReference) => format!(
            "`{place}` is new: it {may}; not written, since it is behind a shared reference."
        ),
        _ => format!("`{place}` is new: it {may}."),
    }
}

fn other(old: Option<&Place>, now: &Place) -> String {
    let (place, may) = (&now.place, may(now));
    let lost = |permission: Permission| {
        old.is_some_and(|old| allowed(old, permission) && !allowed(now, permission))
    };
    let reason = now
        .reasons
        .iter()
        .find(|reason| reason.permissions.iter().any(|one| lost(*one)));
    let in_a_loop = |place: &Place| {
        place
            .reasons
            .iter()
            .any(|reason| reason.kind == Rule::MovedAgain)
    };
    match reason {
        Some(reason) if reason.kind == Rule::MovedAgain => format!(
            "`{place}` {may}; not moved inside the loop, since the next round would find it moved."
        ),
        Some(reason) => format!("`{place}` {may}: {}.", reason.message),
        None if now.moves && old.is_some_and(in_a_loop) => {
            format!("`{place}` {may}: no round of the loop follows that would find it moved.")
        }
        None => format!("`{place}` {may}."),
    }
}

fn allowed(place: &Place, permission: Permission) -> bool {
    match permission {
        Permission::Read => place.read,
        Permission::Write => place.write,
        Permission::Move => place.moves,
        // The figure counts it as writing.
        Permission::Assign => false,
    }
}

/// Does the rule tell of a move?
fn is_move(rule: Rule) -> bool {
    matches!(rule, Rule::Moved | Rule::PartlyMoved | Rule::MovedAgain)
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
