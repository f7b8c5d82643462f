//! What each line of a function does to the permissions, and why.

use memscope::permissions::{Place, Step, Table};

/// What one line does to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The line, 1-based.
    pub(super) line: usize,
    /// The place.
    pub(super) place: String,
    /// `+R+M`, `−W`.
    pub(super) letters: String,
    /// Why it looks as it does: see [`kind`].
    pub(super) kind: &'static str,
    /// The reason, as a sentence.
    pub(super) why: String,
}

/// What each line of a function changes.
pub(super) fn changes(table: &Table) -> Vec<Change> {
    let mut points: Vec<&Step> = table.entries.iter().chain(&table.steps).collect();
    points.sort_by_key(|step| (step.line, step.kind != "entry", step.index));
    let mut changes: Vec<Change> = Vec::new();
    let mut before: &[Place] = &[];
    for point in points {
        let mut here: Vec<(&Place, Change)> = Vec::new();
        for now in &point.places {
            let old = before
                .iter()
                .find(|old| old.place == now.place && old.ty == now.ty);
            let Some(change) = change(point, old, now) else {
                continue;
            };
            // A field or what a reference points to says nothing new when it goes the way of the whole.
            let part_of = |whole: &str| {
                now.place == format!("*{whole}")
                    || now.place != whole
                        && (now.place.starts_with(&format!("{whole}."))
                            || now.place.starts_with(&format!("{whole}[")))
            };
            let same = |(place, whole): &(&Place, Change)| {
                part_of(&place.place)
                    && (whole.letters == change.letters || whole.kind == change.kind)
            };
            if !here.iter().any(same) {
                here.push((now, change));
            }
        }
        changes.extend(here.into_iter().map(|(_, change)| change));
        before = &point.places;
    }
    changes
}

fn change(point: &Step, old: Option<&Place>, now: &Place) -> Option<Change> {
    const SILENT: [&str; 2] = ["not asked", "unreachable"];
    if SILENT.contains(&now.state.as_str())
        || old.is_some_and(|old| SILENT.contains(&old.state.as_str()))
    {
        return None;
    }
    let allowed = |place: &Place| [place.read, place.write, place.moves];
    let (was, is) = (old.map_or([false; 3], allowed), allowed(now));
    let copy = now.copy || old.is_some_and(|old| old.copy);
    let signs = ["R", "W", if copy { "C" } else { "M" }];
    let list = |sign: char, want: &dyn Fn(usize) -> bool| -> String {
        (0..3)
            .filter(|index| want(*index))
            .map(|index| format!("{sign}{}", signs[index]))
            .collect()
    };
    let gained = list('+', &|index| is[index] && !was[index]);
    let lost = list('−', &|index| was[index] && !is[index]);
    if gained.is_empty() && lost.is_empty() {
        return None;
    }
    let kind = kind(old, now, !lost.is_empty());
    Some(Change {
        line: point.line,
        place: now.place.clone(),
        why: why(old, now, kind, point.line),
        letters: gained + &lost,
        kind,
    })
}

/// `borrowed` and a borrow that is `over` are easily taken for one another, so a word says which.
pub(super) fn word(kind: &str) -> &'static str {
    match kind {
        "lent" => "borrowed",
        "back" => "borrow over",
        "moved" => "moved",
        "expired" => "no longer usable",
        _ => "",
    }
}

/// `new`: comes into being; `lent`: taken for as long as a borrow is used; `back`: the borrow is no longer used;
/// `moved`: the value went away; `expired`: a reference that may no longer be used; `filled`: it holds a value again;
/// `other`.
fn kind(old: Option<&Place>, now: &Place, lost: bool) -> &'static str {
    let lent = |place: &Place| matches!(place.state.as_str(), "borrowed" | "mutably borrowed");
    match (now.state.as_str(), old) {
        ("moved" | "maybe moved" | "partly moved", _) if lost => "moved",
        ("expired", _) if lost => "expired",
        (_, _) if lent(now) && (lost || old.is_none()) => "lent",
        (_, None) => "new",
        (_, Some(old)) if lent(old) => "back",
        (_, Some(old)) if old.state.contains("moved") || old.state == "uninitialised" => "filled",
        _ => "other",
    }
}

fn why(old: Option<&Place>, now: &Place, kind: &str, line: usize) -> String {
    let place = &now.place;
    let may = may(now);
    match kind {
        "lent" => {
            let how = if now.state == "mutably borrowed" {
                "exclusively"
            } else {
                "shared"
            };
            let reason = now
                .reasons
                .iter()
                .find(|reason| reason.kind.starts_with("borrowed"));
            let since = reason.and_then(|reason| {
                reason
                    .lines
                    .iter()
                    .find(|one| one.label.contains("borrow") && !one.label.contains("later"))
            });
            let since = since.map_or(String::new(), |one| format!(" since line {}", one.line));
            let until = reason
                .and_then(|reason| reason.last_use)
                .map_or(String::new(), |last| {
                    format!("; the borrow is last used on line {last}")
                });
            format!("`{place}` {may}: it is borrowed ({how}){since}{until}.")
        }
        "back" => format!("`{place}` {may} again: the borrow is no longer used after line {line}."),
        "moved" => {
            let label = if now.state == "maybe moved" {
                "it may have been moved"
            } else if now.state == "partly moved" {
                "a part of it was moved"
            } else {
                "its value was moved out"
            };
            let reason = now
                .reasons
                .iter()
                .find(|reason| reason.kind.contains("moved"));
            let at = reason.and_then(|reason| {
                reason
                    .lines
                    .iter()
                    .find(|one| one.label.contains("moved") || one.label.contains("move"))
                    .filter(|one| !one.label.starts_with("move occurs"))
            });
            format!(
                "`{place}` {may}: {label}{}.",
                at.map_or(format!(" on line {line}"), |at| format!(
                    " on line {}",
                    at.line
                ))
            )
        }
        "expired" => {
            let said = now
                .reasons
                .iter()
                .find(|reason| reason.kind == "expired")
                .map_or("", |reason| &reason.message);
            format!("`{place}` {may} any more: {said}.")
        }
        "filled" if old.is_some_and(|old| old.state == "uninitialised") => {
            format!("`{place}` has its value now: it {may}.")
        }
        "filled" => format!("`{place}` holds a value here: it {may}."),
        "new" => {
            let not = now
                .reasons
                .iter()
                .find(|reason| reason.permissions.iter().any(|one| one == "write") && !now.write);
            let not = not.map_or(String::new(), |reason| match reason.kind.as_str() {
                "not declared mut" => "; not written, since it is not declared `mut`".to_owned(),
                "behind a reference" => {
                    "; not written, since it is behind a shared reference".to_owned()
                }
                _ => String::new(),
            });
            format!("`{place}` is new: it {may}{not}.")
        }
        _ => match now.reasons.first() {
            Some(reason) => format!("`{place}` {may}: {}.", reason.message),
            None => format!("`{place}` {may}."),
        },
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, allowed: [bool; 3], state: &str) -> Place {
        Place {
            place: name.to_owned(),
            ty: "String".to_owned(),
            read: allowed[0],
            write: allowed[1],
            assign: allowed[1],
            moves: allowed[2],
            copy: false,
            state: state.to_owned(),
            reasons: Vec::new(),
        }
    }

    fn point(line: usize, places: Vec<Place>) -> Step {
        Step {
            line,
            start_line: line,
            index: line,
            kind: "statement".to_owned(),
            places,
        }
    }

    fn of(steps: Vec<Step>) -> Vec<Change> {
        changes(&Table {
            name: "main".to_owned(),
            line: 1,
            steps,
            entries: Vec::new(),
            refused: Vec::new(),
            no_table: None,
        })
    }

    #[test]
    fn a_borrow_and_its_end_look_different_from_a_move() {
        let found = of(vec![
            point(2, vec![place("s", [true; 3], "live")]),
            point(3, vec![place("s", [true, false, false], "borrowed")]),
            point(4, vec![place("s", [true; 3], "live")]),
            point(5, vec![place("s", [false; 3], "moved")]),
        ]);
        let seen: Vec<_> = found
            .iter()
            .map(|change| (change.line, change.letters.as_str(), change.kind))
            .collect();
        assert_eq!(
            seen,
            [
                (2, "+R+W+M", "new"),
                (3, "−W−M", "lent"),
                (4, "+W+M", "back"),
                (5, "−R−W−M", "moved")
            ]
        );
    }

    #[test]
    fn a_field_that_goes_the_way_of_the_whole_is_not_listed() {
        let found = of(vec![point(
            2,
            vec![
                place("s", [true; 3], "live"),
                place("s.name", [true; 3], "live"),
            ],
        )]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_was_not_asked_is_no_change() {
        let found = of(vec![
            point(2, vec![place("s", [true; 3], "live")]),
            point(3, vec![place("s", [false; 3], "not asked")]),
        ]);
        assert_eq!(found.len(), 1);
    }
}
