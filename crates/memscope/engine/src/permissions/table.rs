//! Makes the answers into the table that is shown.

use std::collections::BTreeMap;

use crate::Source;
use crate::source::Kind as StatementKind;
use crate::wording::{self, Borrow, says_moved};

use super::definite_move;
use super::explain;
use super::finding::{Finding, Kind};
use super::point::{Of, Point};
use super::question::Answers;
use super::refused::Error;
use super::report::{
    Because, Conflict, INSIDE_CLOSURE, Permission, Place, Pointer, Reason, State, Step, StepKind,
    Table,
};
use super::types::FunctionPlan;

/// The table of one function. `absent`: the compiler never came to it, though it did to others.
pub(super) fn table(
    source: &Source,
    subject: &FunctionPlan,
    answers: &Answers,
    errors: &[Error],
    absent: bool,
) -> Table {
    let function = &source.functions[subject.function];
    let of_this = |error: &&Error| error.function == Some(subject.function);
    let own = errors
        .iter()
        .find(|error| of_this(error) && error.switches_off);
    let no_table = no_table(answers, own, errors, absent);
    let mut table = Table {
        name: function.name.clone(),
        line: function.line,
        steps: Vec::new(),
        entries: Vec::new(),
        refused: errors
            .iter()
            .filter(of_this)
            .filter(|error| error.borrow_checkers)
            .map(|error| error.said.clone())
            .collect(),
        no_table,
    };
    if table.no_table.is_some() {
        return table;
    }
    let mut moves = BTreeMap::new();
    for (number, point) in subject.points.iter().enumerate() {
        let places = places(source, subject, answers, number, point, &mut moves);
        match point.of {
            Of::Statement(index) => {
                let statement = &function.statements[index];
                table.steps.push(Step {
                    line: statement.line,
                    start_line: statement.start_line,
                    index,
                    kind: StepKind::Statement,
                    places,
                });
            }
            Of::Entry(index) => table.entries.push(Step {
                line: function.entries[index].line,
                start_line: function.entries[index].line,
                index,
                kind: StepKind::Entry,
                places,
            }),
        }
    }
    for (index, statement) in function.statements.iter().enumerate() {
        if statement.kind == StatementKind::Tail {
            table.steps.push(Step {
                line: statement.line,
                start_line: statement.start_line,
                index,
                kind: StepKind::Tail,
                places: Vec::new(),
            });
        }
    }
    table.steps.sort_by_key(|step| step.index);
    last_uses(&mut table.steps);
    table
}

/// Why a function has no table, if it has none.
fn no_table(
    answers: &Answers,
    own: Option<&Error>,
    errors: &[Error],
    absent: bool,
) -> Option<String> {
    let stopped = |error: &Error| {
        format!(
            "borrow checking was off: error{}",
            explain::error(&error.said)
        )
    };
    if let Some(error) = own {
        return Some(stopped(error));
    }
    if answers.reached {
        return None;
    }
    let other = errors.iter().find(|error| error.switches_off && !absent);
    Some(match (other, answers.spoiled.values().next()) {
        (Some(error), _) => stopped(error),
        (None, Some(finding)) => format!("its copies do not compile: {}", finding.message),
        (None, None) => {
            "it is not part of this build (`cfg`), or nothing ever comes to its body".to_owned()
        }
    })
}

fn places(
    source: &Source,
    subject: &FunctionPlan,
    answers: &Answers,
    number: usize,
    point: &Point,
    moves: &mut BTreeMap<usize, Finding>,
) -> Vec<Place> {
    let function = &source.functions[subject.function];
    point
        .visible(function, &subject.candidates)
        .into_iter()
        .map(|index| {
            let candidate = &subject.candidates[index];
            let whole = |kind, message: &str| {
                let finding = Finding::own(kind, message);
                Permission::ALL.map(|_| vec![finding.clone()])
            };
            let mut findings = if !point.owns(function, candidate) {
                whole(Kind::NotAsked, INSIDE_CLOSURE)
            } else if answers.unreachable.contains(&number) {
                whole(Kind::Unreachable, "control never comes here")
            } else if let Some(spoiled) = answers.spoiled.get(&number) {
                whole(Kind::NotAsked, &spoiled.message)
            } else {
                Permission::ALL.map(|act| {
                    let cell = answers.cells.get(&(number, index, act)).cloned();
                    cell.unwrap_or_else(|| vec![Finding::own(Kind::NotAsked, "it was not asked")])
                })
            };
            // Where the compiler blames the wrong call for a move, what it said right after the move still stands.
            for finding in findings
                .iter_mut()
                .flatten()
                .filter(|finding| finding.kind == Kind::Moved)
            {
                match moves.get(&index) {
                    Some(earlier) if finding.misled => *finding = earlier.clone(),
                    _ => drop(moves.insert(index, finding.clone())),
                }
            }
            if function.bindings[candidate.root].deferred {
                // `let s;` without `mut` may be assigned, once.
                for finding in findings[2]
                    .iter_mut()
                    .filter(|finding| finding.kind == Kind::NotMut)
                {
                    finding.kind = Kind::AlreadyAssigned;
                }
            }
            let ty = candidate.ty.as_ref();
            let mut place = place(
                candidate.text.clone(),
                ty.map(|ty| ty.name.clone()),
                ty.is_some_and(|ty| ty.copy) || answers.copied.contains(&index),
                findings.clone(),
            );
            let moved = findings[0]
                .iter()
                .find(|finding| finding.kind == Kind::Moved);
            if let Some(finding) = moved
                && place.state == State::Moved
                && !definite_move::certain(function, &finding.moves, point.at)
            {
                place.state = State::MaybeMoved;
            }
            place
        })
        .collect()
}

fn place(text: String, ty: Option<String>, copy: bool, mut findings: [Vec<Finding>; 4]) -> Place {
    let read_is_lent = findings[0].iter().any(|finding| finding.kind.is_borrow());
    for finding in findings.iter_mut().flatten() {
        if finding.kind == Kind::Borrowed {
            finding.kind = if read_is_lent {
                Kind::BorrowedMutably
            } else {
                Kind::BorrowedShared
            };
        }
        reword(finding, &text);
    }
    if findings[0]
        .iter()
        .any(|finding| matches!(finding.kind, Kind::Moved | Kind::PartlyMoved))
    {
        findings[3].retain(|finding| finding.kind != Kind::MovedAgain);
    }
    let [read, write, assign, moves] = &findings;
    Place {
        place: text,
        ty: ty.unwrap_or_default(),
        read: read.is_empty(),
        write: write.is_empty(),
        assign: assign.is_empty(),
        moves: moves.is_empty(),
        copy,
        state: state(&findings),
        reasons: reasons(&findings),
    }
}

/// The compiler says "not declared mut" once a variable, about the part it came to first: this one's own words.
fn reword(finding: &mut Finding, place: &str) {
    let quoted = |name: &str| finding.message.contains(&format!("`{name}`"));
    if finding.kind != Kind::NotMut || quoted(place) {
        return;
    }
    let root: String = place
        .trim_start_matches(['*', '('])
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    match finding.code.as_deref() {
        Some("E0596") => {
            finding.message = format!(
                "cannot borrow `{place}` as mutable, as `{root}` is not declared as mutable"
            );
        }
        Some("E0594") => {
            finding.message =
                format!("cannot assign to `{place}`, as `{root}` is not declared as mutable");
        }
        _ => {}
    }
}

fn state(findings: &[Vec<Finding>; 4]) -> State {
    let [read, rest @ ..] = findings;
    for finding in read {
        match finding.kind {
            Kind::Unreachable => return State::Unreachable,
            Kind::NotAsked => return State::NotAsked,
            Kind::Uninitialised => return State::Uninitialised,
            Kind::Moved => return State::Moved,
            Kind::PartlyMoved => return State::PartlyMoved,
            Kind::Expired => return State::Expired,
            kind if kind.is_borrow() => return State::MutablyBorrowed,
            _ => {}
        }
    }
    let lent = rest
        .iter()
        .flatten()
        .any(|finding| finding.kind.is_borrow());
    if lent { State::Borrowed } else { State::Live }
}

/// The reasons, each once, with the permissions that it takes away.
fn reasons(findings: &[Vec<Finding>; 4]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for (permission, findings) in Permission::ALL.into_iter().zip(findings) {
        for finding in findings {
            let same = |reason: &&mut Reason| {
                reason.kind == finding.kind.rule()
                    && reason.code == finding.code
                    && reason.message == finding.message
                    && reason.lines == finding.lines
            };
            match reasons.iter_mut().find(same) {
                Some(reason) => reason.permissions.push(permission),
                None => reasons.push(Reason {
                    permissions: vec![permission],
                    kind: finding.kind.rule(),
                    code: finding.code.clone(),
                    message: finding.message.clone(),
                    lines: finding.lines.clone(),
                    last_use: None,
                    because: because(finding),
                }),
            }
        }
    }
    reasons
}

/// What the compiler's labels say of a move or a borrow.
fn because(finding: &Finding) -> Option<Because> {
    let lines = finding.lines.iter();
    match finding.kind {
        Kind::Moved | Kind::PartlyMoved => {
            let mut moves = lines.filter(|pointer| says_moved(&pointer.label));
            moves
                .next()
                .map(|pointer| Because::Moved { line: pointer.line })
        }
        kind if kind.is_borrow() => {
            let taken = |pointer: &&Pointer| {
                wording::borrow(&finding.message, &pointer.label) == Some(Borrow::Taken)
            };
            let since = finding.lines.iter().find(taken)?.line;
            Some(Because::Borrowed { since })
        }
        Kind::Expired => {
            let mut since = None;
            let mut conflict = None;
            for pointer in lines {
                let (how, owner) = match wording::borrow(&finding.message, &pointer.label) {
                    Some(Borrow::Taken) => {
                        since = since.or(Some(pointer.line));
                        continue;
                    }
                    Some(Borrow::Moved(owner)) => (Conflict::Moved, owner),
                    Some(Borrow::Dropped(owner)) => (Conflict::Dropped, owner),
                    Some(Borrow::Used) => (Conflict::Used, ""),
                    None => continue,
                };
                conflict = conflict.or(Some((pointer.line, how, owner)));
            }
            let (across, how, owner) = conflict?;
            let owner = Some(owner.to_owned()).filter(|owner| !owner.is_empty());
            Some(Because::Expired {
                since,
                across,
                how,
                owner,
            })
        }
        _ => None,
    }
}

/// Fills in where each borrow is used last. The compiler names the *next* use; after the last statement at which the
/// borrow still forbids something, the next use is the last.
fn last_uses(steps: &mut [Step]) {
    let mut last: BTreeMap<(String, Vec<usize>), usize> = BTreeMap::new();
    for step in steps.iter_mut().rev() {
        for place in &mut step.places {
            for reason in &mut place.reasons {
                if !reason.kind.is_borrow() {
                    continue;
                }
                let is_use = |pointer: &&Pointer| {
                    pointer.label.contains("later") || pointer.label.contains("might be used here")
                };
                let Some(next) = reason.lines.iter().filter(is_use).map(|p| p.line).max() else {
                    continue;
                };
                let borrow: Vec<usize> = reason
                    .lines
                    .iter()
                    .filter(|p| !is_use(p))
                    .map(|p| p.line)
                    .collect();
                let known = last.entry((place.place.clone(), borrow)).or_insert(next);
                reason.last_use = Some(*known);
            }
        }
    }
}
