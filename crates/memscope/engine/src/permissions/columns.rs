//! Which places get a column in a terminal, and what holds for the others.

use std::collections::BTreeMap;

use super::report::{Permission, Place, Reason, Rule, State, Step};

/// The columns of one function.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Places, parts beside their variable.
    pub(super) shown: Vec<String>,
    /// What holds wherever a place is named, in a few words, and of which places.
    pub(super) lasting: Vec<(String, Vec<String>)>,
}

/// All places, but for parts that say nothing new: those that can only be read at every line because they lie behind
/// a shared reference, and those that permit what their variable (or a part with a column) permits, line by line.
pub(super) fn choose(steps: &[&Step]) -> Columns {
    let mut columns = Columns::default();
    for name in names(steps) {
        let whole = variable(&name) == name;
        if !whole && read_only(steps, &name) {
            columns.last("behind a shared reference, so only ever read", &name);
            continue;
        }
        let same =
            |other: &&String| variable(other) == variable(&name) && alike(steps, other, &name);
        if let Some(other) = columns.shown.iter().find(same).filter(|_| !whole) {
            let why = match copied(steps, other, &name) {
                true => format!("as {other}, but a move of it copies"),
                false => format!("as {other}"),
            };
            columns.last(&why, &name);
            continue;
        }
        for kind in lasting_kinds(steps, &name) {
            columns.last(kind, &name);
        }
        columns.shown.push(name);
    }
    columns
}

impl Columns {
    fn last(&mut self, why: &str, place: &str) {
        match self.lasting.iter_mut().find(|(known, _)| known == why) {
            Some((_, places)) => places.push(place.to_owned()),
            None => self.lasting.push((why.to_owned(), vec![place.to_owned()])),
        }
    }
}

/// `rwam`, one character a permission.
pub(super) fn letters(place: &Place) -> [char; 4] {
    let asked = |permission: Permission| {
        let takes = |reason: &&Reason| reason.permissions.contains(&permission);
        let mut reasons = place.reasons.iter().filter(takes).peekable();
        reasons.peek().is_none() || reasons.any(|reason| reason.kind != Rule::NotAsked)
    };
    let given = |permission, given, letter| match given {
        true => letter,
        false if asked(permission) => '-',
        false => '?',
    };
    match place.state {
        State::NotAsked => ['?'; 4],
        State::Unreachable => ['x'; 4],
        _ => [
            given(Permission::Read, place.read, 'r'),
            given(Permission::Write, place.write, 'w'),
            given(Permission::Assign, place.assign, 'a'),
            given(
                Permission::Move,
                place.moves,
                if place.copy { 'c' } else { 'm' },
            ),
        ],
    }
}

/// The variable that a place is or is part of.
fn variable(place: &str) -> &str {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    let start = place.trim_start_matches(|c| !name(c));
    let end = start.find(|c| !name(c)).unwrap_or(start.len());
    &start[..end]
}

/// Every place once, parts after their variable.
fn names(steps: &[&Step]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for place in steps.iter().flat_map(|step| &step.places) {
        if !names.contains(&place.place) {
            let same = |other: &String| variable(other) == variable(&place.place);
            let after = names.iter().rposition(same);
            names.insert(
                after.map_or(names.len(), |index| index + 1),
                place.place.clone(),
            );
        }
    }
    names
}

fn named<'a>(steps: &[&'a Step], name: &str) -> Vec<&'a Place> {
    let places = steps.iter().flat_map(|step| &step.places);
    places.filter(|place| place.place == name).collect()
}

/// Whether a place lies behind a shared reference: it can be read, or, when the reference cannot, nothing.
fn read_only(steps: &[&Step], name: &str) -> bool {
    let behind = |place: &&&Place| {
        let mut reasons = place.reasons.iter();
        let write = |reason: &Reason| reason.permissions.contains(&Permission::Write);
        place.read && reasons.any(|reason| reason.kind == Rule::BehindReference && write(reason))
    };
    let mut places = named(steps, name);
    places.retain(|place| !matches!(place.state, State::NotAsked | State::Unreachable));
    let nothing = |place: &&&Place| letters(place) == ['-'; 4];
    places.iter().any(|place| behind(&place))
        && places.iter().all(|place| behind(&place) || nothing(&place))
}

/// Whether two places permit the same wherever the second is named; whether a value is copied or moved is all one.
fn alike(steps: &[&Step], other: &str, name: &str) -> bool {
    steps.iter().all(|step| {
        let find = |name: &str| step.places.iter().find(|place| place.place == name);
        let plain =
            |place: &Place| letters(place).map(|letter| if letter == 'c' { 'm' } else { letter });
        match (find(other), find(name)) {
            (Some(other), Some(place)) => plain(other) == plain(place),
            (_, place) => place.is_none(),
        }
    })
}

/// Whether a value is copied where that of another place is moved.
fn copied(steps: &[&Step], other: &str, name: &str) -> bool {
    let copies = |name: &str| named(steps, name).iter().any(|place| place.copy);
    copies(name) && !copies(other)
}

/// Rules that never stop holding for a place: its declaration or its type makes them.
pub(super) const LASTING: [(Rule, &str); 4] = [
    (Rule::NotMut, "not declared mut"),
    (Rule::BehindReference, "behind a reference"),
    (Rule::CannotMoveOut, "cannot be moved out"),
    (
        Rule::Unsized,
        "of no fixed size, so neither moved nor assigned",
    ),
];

fn lasting_kinds(steps: &[&Step], name: &str) -> Vec<&'static str> {
    let mut found: BTreeMap<usize, &'static str> = BTreeMap::new();
    for reason in named(steps, name)
        .into_iter()
        .flat_map(|place| &place.reasons)
    {
        let kind = LASTING.iter().position(|(kind, _)| *kind == reason.kind);
        found.extend(kind.map(|index| (index, LASTING[index].1)));
    }
    found.into_values().collect()
}
