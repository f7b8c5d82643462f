//! What each line of a function does to the permissions.

use memscope::permissions::{Place, State, Step, StepKind, Table};

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
    /// Why it looks as it does.
    pub(crate) kind: Kind,
    /// The reason, as a sentence.
    pub(crate) why: String,
}

/// What happened to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It comes into being.
    New,
    /// Taken for as long as a borrow is used.
    Lent,
    /// The borrow is no longer used.
    Back,
    /// The value went away.
    Moved,
    /// It did on one path.
    Maybe,
    /// A reference that may no longer be used.
    Expired,
    /// It holds a value again, or one that may be used again.
    Filled,
    /// Anything else.
    Other,
}

impl Kind {
    /// Its class in the page.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Lent => "lent",
            Self::Back => "back",
            Self::Moved => "moved",
            Self::Maybe => "maybe",
            Self::Expired => "expired",
            Self::Filled => "filled",
            Self::Other => "other",
        }
    }

    /// `borrowed` and a borrow that is `over` are easily taken for one another, so a word says which.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Lent => "borrowed",
            Self::Back => "borrow over",
            Self::Moved => "moved",
            Self::Maybe => "maybe moved",
            Self::Expired => "no longer usable",
            Self::New | Self::Filled | Self::Other => "",
        }
    }

    /// `lost`: a permission went away.
    fn of(old: Option<&Place>, now: &Place, lost: bool) -> Self {
        let lent = |place: &Place| matches!(place.state, State::Borrowed | State::MutablyBorrowed);
        match (now.state, old) {
            (State::MaybeMoved, Some(_)) => Self::Maybe,
            (State::Moved | State::PartlyMoved, _) if lost => Self::Moved,
            (State::Expired, _) if lost => Self::Expired,
            (_, _) if lent(now) && (lost || old.is_none()) => Self::Lent,
            (_, None) => Self::New,
            (_, Some(old)) if lent(old) => Self::Back,
            (_, Some(old)) if is_unusable(old.state) => Self::Filled,
            _ => Self::Other,
        }
    }
}

/// Does a place in this state hold no value, or not all of it, or one that may no longer be used?
fn is_unusable(state: State) -> bool {
    matches!(
        state,
        State::Uninitialised
            | State::Moved
            | State::MaybeMoved
            | State::PartlyMoved
            | State::Expired
    )
}

/// What each line of a function changes.
pub(crate) fn changes(table: &Table) -> Vec<Change> {
    let mut points: Vec<&Step> = table.entries.iter().chain(&table.steps).collect();
    points.sort_by_key(|step| (step.line, step.kind != StepKind::Entry, step.index));
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
    const SILENT: [State; 2] = [State::NotAsked, State::Unreachable];
    if SILENT.contains(&now.state) || old.is_some_and(|old| SILENT.contains(&old.state)) {
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
    let joined = now.state == State::MaybeMoved && old.is_some_and(|old| old.state == State::Moved);
    if gained.is_empty() && lost.is_empty() && !joined {
        return None;
    }
    let kind = Kind::of(old, now, !lost.is_empty());
    Some(Change {
        line: point.line,
        place: now.place.clone(),
        why: why(point, old, now, kind),
        letters: gained + &lost,
        kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, allowed: [bool; 3], state: State) -> Place {
        Place {
            place: name.to_owned(),
            ty: "String".to_owned(),
            read: allowed[0],
            write: allowed[1],
            assign: allowed[1],
            moves: allowed[2],
            copy: false,
            state,
            reasons: Vec::new(),
        }
    }

    fn point(line: usize, places: Vec<Place>) -> Step {
        Step {
            line,
            start_line: line,
            index: line,
            kind: StepKind::Statement,
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
            point(2, vec![place("s", [true; 3], State::Live)]),
            point(3, vec![place("s", [true, false, false], State::Borrowed)]),
            point(4, vec![place("s", [true; 3], State::Live)]),
            point(5, vec![place("s", [false; 3], State::Moved)]),
        ]);
        let seen: Vec<_> = found
            .iter()
            .map(|change| (change.line, change.letters.as_str(), change.kind))
            .collect();
        assert_eq!(
            seen,
            [
                (2, "+R+W+M", Kind::New),
                (3, "−W−M", Kind::Lent),
                (4, "+W+M", Kind::Back),
                (5, "−R−W−M", Kind::Moved)
            ]
        );
    }

    #[test]
    fn a_field_that_goes_the_way_of_the_whole_is_not_listed() {
        let found = of(vec![point(
            2,
            vec![
                place("s", [true; 3], State::Live),
                place("s.name", [true; 3], State::Live),
            ],
        )]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_was_not_asked_is_no_change() {
        let found = of(vec![
            point(2, vec![place("s", [true; 3], State::Live)]),
            point(3, vec![place("s", [false; 3], State::NotAsked)]),
        ]);
        assert_eq!(found.len(), 1);
    }
}
