//! What each line of a function does to the permissions.

use memscope::permissions::{Place, Step, Table};

use super::why::why;

/// What one line does to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// The line, 1-based.
    pub(crate) line: usize,
    /// The place.
    pub(crate) place: String,
    /// `+R+M`, `−W`.
    pub(crate) letters: String,
    /// Why it looks as it does: see [`kind`].
    pub(crate) kind: &'static str,
    /// The reason, as a sentence.
    pub(crate) why: String,
}

/// What each line of a function changes.
pub(crate) fn changes(table: &Table) -> Vec<Change> {
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
    // After an `if` that moves, no letter changes, but what they mean does.
    let joined = now.state == "maybe moved" && old.is_some_and(|old| old.state == "moved");
    if gained.is_empty() && lost.is_empty() && !joined {
        return None;
    }
    let kind = kind(old, now, !lost.is_empty());
    Some(Change {
        line: point.line,
        place: now.place.clone(),
        why: why(point, old, now, kind),
        letters: gained + &lost,
        kind,
    })
}

/// `borrowed` and a borrow that is `over` are easily taken for one another, so a word says which.
pub(crate) fn word(kind: &str) -> &'static str {
    match kind {
        "lent" => "borrowed",
        "back" => "borrow over",
        "moved" => "moved",
        "maybe" => "maybe moved",
        "expired" => "no longer usable",
        _ => "",
    }
}

/// `new`: comes into being; `lent`: taken for as long as a borrow is used; `back`: the borrow is no longer used;
/// `moved`: the value went away; `maybe`: it did on one path; `expired`: a reference that may no longer be used; `filled`: it holds a value again;
/// `other`.
fn kind(old: Option<&Place>, now: &Place, lost: bool) -> &'static str {
    let lent = |place: &Place| matches!(place.state.as_str(), "borrowed" | "mutably borrowed");
    match (now.state.as_str(), old) {
        ("maybe moved", Some(_)) => "maybe",
        ("moved" | "partly moved", _) if lost => "moved",
        ("expired", _) if lost => "expired",
        (_, _) if lent(now) && (lost || old.is_none()) => "lent",
        (_, None) => "new",
        (_, Some(old)) if lent(old) => "back",
        (_, Some(old)) if old.state.contains("moved") || old.state == "uninitialised" => "filled",
        _ => "other",
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
