//! Which variables are new or hold something else, in words.

use super::history::History;
use super::values::Was;
use crate::memory::model::{Frame, State, Step, StepKind, Variable};
use crate::memory::replay::Found;

/// Variables that are new or have another value or state.
pub(super) fn changes(step: &Step, history: &History, found: &Found) -> Vec<String> {
    let of = |frame| changes_in(frame, step, history, found);
    step.frames.iter().flat_map(of).collect()
}

fn changes_in(frame: &Frame, step: &Step, history: &History, found: &Found) -> Vec<String> {
    let mut said = Vec::new();
    for variable in &frame.variables {
        let now = Was::of(variable, frame.call, found);
        let text = match history.values.get(&(frame.call, variable.id)) {
            None => new(variable, &now),
            Some(was) => {
                let next = step.kind == StepKind::Round && variable.line == step.line;
                changed(variable, was, &now, next)
            }
        };
        said.extend(text);
    }
    said
}

fn new(variable: &Variable, now: &Was) -> Option<String> {
    let name = &variable.name;
    match now.value.as_str() {
        _ if now.state == State::Uninitialised => {
            Some(format!("`{name}` is declared without a value"))
        }
        _ if now.closure.is_some() => {
            let captures = now.closure.as_ref().and_then(Option::as_deref);
            Some(format!("`{name}` is a closure{}", captured(captures)))
        }
        "(opaque)" => Some(format!(
            "`{name}` has the type {}, whose content cannot be shown",
            variable.ty
        )),
        "" => None,
        _ => Some(is(name, now)),
    }
}

/// What a closure captures, in words.
fn captured(captures: Option<&[String]>) -> String {
    let named = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    match captures {
        None => ", and what it captured cannot be shown".to_owned(),
        Some([]) => " that captures nothing".to_owned(),
        Some([most @ .., last]) if !most.is_empty() => {
            format!(" that captures {} and `{last}`", named(most))
        }
        Some(one) => format!(" that captures {}", named(one)),
    }
}

/// "`n` is 5", "`r` points to `x`".
fn is(name: &str, now: &Was) -> String {
    match (&now.points, now.value.strip_prefix("→ ")) {
        (Some(target), _) => format!("`{name}` points to {target}"),
        (None, Some(target)) => format!("`{name}` points to {target}"),
        (None, None) => format!("`{name}` is {}", now.value),
    }
}

/// `next`: a loop's own variable, which is another one in each round.
fn changed(variable: &Variable, was: &Was, now: &Was, next: bool) -> Option<String> {
    let (name, value) = (&variable.name, now.value.as_str());
    // Of a value that is gone as a whole the move speaks.
    let left = now.state == State::PartlyMoved && value == "(moved)";
    if value == "(opaque)" || now.closure.is_some() || was.is_elsewhere(now) || left {
        return None;
    }
    if variable.value.is_some()
        && (was.value != value || was.at != now.at || was.state == State::Uninitialised)
    {
        return Some(if was.value.is_empty() || next {
            is(name, now)
        } else {
            is_now(name, was, now)
        });
    }
    (now.state == State::MaybeMoved && was.state != State::MaybeMoved).then(|| {
        format!("`{name}` may have been moved on another path: it still holds its value, but may not be used")
    })
}

fn is_now(name: &str, was: &Was, now: &Was) -> String {
    let value = &now.value;
    match (&was.points, &now.points) {
        (Some(_), Some(_)) if was.at == now.at && !value.starts_with('→') => {
            format!(
                "what `{name}` points to is now {value} ({} before)",
                was.value
            )
        }
        (Some(old), Some(new)) => format!("`{name}` now points to {new} ({old} before)"),
        (_, Some(new)) => format!("`{name}` now points to {new} ({} before)", was.value),
        (_, None) => format!("`{name}` is now {value} ({} before)", was.value),
    }
}

/// What the innermost frame's variables hold that they did not hold when it was last innermost: a call that had steps
/// of its own changed it.
pub(super) fn since(step: &Step, history: &History, found: &Found) -> Vec<String> {
    let Some(frame) = step.frames.last() else {
        return Vec::new();
    };
    let mut said = Vec::new();
    for variable in &frame.variables {
        let key = (frame.call, variable.id);
        let now = Was::of(variable, frame.call, found);
        let changed = history
            .own
            .get(&key)
            .is_some_and(|was| was.value != now.value && !was.is_elsewhere(&now));
        if changed && now.points.is_none() && variable.value.is_some() {
            said.push(format!("`{}` is now {}", variable.name, now.value));
        }
    }
    said
}
