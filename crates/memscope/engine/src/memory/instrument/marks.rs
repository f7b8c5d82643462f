//! Writes into the program where variables are moved, so that the run knows it the moment it happens.

use std::collections::BTreeSet;
use std::ops::Range;

use super::plan::{Pattern, Plan};
use crate::splice::Edit;

/// A place of the source at which a variable, or a part of it, is moved out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Move {
    pub(crate) variable: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) how: How,
}

/// What the compiler says of the move.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// The span is the place itself, or a name that a pattern binds.
    Plain { part: bool },
    /// The span is a closure; the text is the captured place.
    Closure { place: String },
    /// The span is a call, an operator or a loop that takes it by value.
    Use,
}

/// Adds the marks to the plan.
pub(crate) fn mark(text: &str, plan: &mut Plan, moves: &BTreeSet<Move>) {
    let mut told = BTreeSet::new();
    for one in moves {
        place(text, plan, one, &mut told);
    }
    refill(text, plan, moves);
}

/// Names of patterns that were told to take something of a variable.
type Told = BTreeSet<(u32, (usize, usize))>;

fn place(text: &str, plan: &mut Plan, one: &Move, told: &mut Told) {
    let span = one.start..one.end;
    let key = (one.start, one.end);
    match &one.how {
        How::Plain { part } => {
            let name = plan.index.choices.declared(key);
            if plan.index.patterns.contains_key(&name) {
                bound(plan, one.variable, *part, name, told);
            } else if let Some((base, fields)) = plan.index.bases.get(&key).cloned() {
                given(plan, one.variable, &text[base], &span, &fields);
            } else if is_place(&text[span.clone()]) {
                let shorthand = plan.index.shorthands.contains(&key);
                wrap(
                    text,
                    plan,
                    one.variable,
                    &span,
                    &text[span.clone()],
                    shorthand,
                );
            } else {
                afterwards(plan, one);
            }
        }
        How::Closure { place } => match plan.index.closures.get(&one.start).cloned() {
            Some(closure) => wrap(text, plan, one.variable, &closure, place, false),
            None => afterwards(plan, one),
        },
        How::Use => {
            let index = &plan.index;
            let found = index
                .receivers
                .get(&one.start)
                .or_else(|| index.operands.get(&key))
                .or_else(|| index.callees.get(&key));
            let target = found
                .cloned()
                .or_else(|| is_place(&text[span.clone()]).then_some(span));
            match target {
                Some(target) if is_place(&text[target.clone()]) => {
                    wrap(
                        text,
                        plan,
                        one.variable,
                        &target,
                        &text[target.clone()],
                        false,
                    );
                }
                _ => afterwards(plan, one),
            }
        }
    }
}

/// A name that a pattern binds took the value, or a part of it; then the other names of the pattern, and those of the
/// other arms, may have done so, too, of which the compiler says nothing more.
fn bound(plan: &mut Plan, variable: u32, part: bool, name: (usize, usize), told: &mut Told) {
    let pattern = plan.index.patterns[&name].clone();
    if !part && told.insert((variable, name)) {
        beside(plan, &pattern, format!("::__memscope::moved({variable});"));
    }
    let index = &plan.index;
    let also = |(key, other): &(&(usize, usize), &Pattern)| {
        (part && other.near == pattern.near)
            || (other.near != pattern.near && index.choices.together(name, **key))
    };
    let names = index.patterns.iter().filter(also);
    let names: Vec<_> = names.map(|(key, other)| (*key, other.clone())).collect();
    for (key, other) in names {
        if !told.insert((variable, key)) {
            continue;
        }
        let (label, name_of) = (&other.label, &other.name);
        let place = other.place.as_deref().unwrap_or_default();
        let said = format!("\"{label}\",\"{place}\"");
        let said = if key == name {
            format!("unsafe{{::__memscope::took({variable},&raw const {name_of},{said},true)}};")
        } else {
            format!("::__memscope::t!({variable},{name_of},{said});")
        };
        beside(plan, &other, said);
    }
}

/// Right after a name of a pattern was bound.
fn beside(plan: &mut Plan, pattern: &Pattern, said: String) {
    let edit = if pattern.after {
        Edit::after(&pattern.near, said).narrower()
    } else {
        Edit::before(&pattern.near, said).wider()
    };
    plan.watch.push(edit);
}

/// `..base` takes of its fields those that the literal does not give and that are not copied.
fn given(plan: &mut Plan, variable: u32, base: &str, literal: &Range<usize>, fields: &[String]) {
    // What a box holds is named through the box.
    let (value, name) = match base.strip_prefix('*') {
        Some(name) => (format!("({base})"), name),
        None => (base.to_owned(), base),
    };
    let marks = fields
        .iter()
        .map(|field| format!("::__memscope::m!({variable},{value}.{field},\"{name}.{field}\");"));
    let marks: String = marks.collect();
    plan.watch
        .push(Edit::before(literal, format!("({{{marks}")).wider());
    plan.watch.push(Edit::after(literal, "})").wider());
}

/// `s` becomes `({moved(3);s})`.
fn wrap(
    text: &str,
    plan: &mut Plan,
    variable: u32,
    span: &Range<usize>,
    place: &str,
    shorthand: bool,
) {
    let name = &plan.variables[variable as usize].name;
    let mark = if place == name {
        format!("::__memscope::moved({variable});")
    } else if is_place(place) {
        let to = given_to(plan, text, span);
        format!("::__memscope::moved_part({variable},&raw const {place},\"{place}\",\"{to}\");")
    } else {
        format!("::__memscope::moved_some({variable});")
    };
    let field = if shorthand {
        format!("{place}:")
    } else {
        String::new()
    };
    plan.watch
        .push(Edit::before(span, format!("{field}({{{mark}")).narrower());
    plan.watch.push(Edit::after(span, "})").narrower());
}

/// The variable of `let x = …;` where the moved place is all that stands there.
fn given_to<'a>(plan: &'a Plan, text: &str, span: &Range<usize>) -> &'a str {
    if !text[span.end..].trim_start().starts_with(';') {
        return "";
    }
    let mut declared = plan.variables.iter().rev().filter(|variable| {
        let between = text.get(variable.span.end..span.start);
        between.is_some_and(|between| between.trim() == "=")
    });
    declared.next().map_or("", |variable| &variable.name)
}

/// Where the expression itself cannot be marked, the statement around it is.
fn afterwards(plan: &mut Plan, one: &Move) {
    let around = plan
        .index
        .statements
        .iter()
        .filter(|span| span.start <= one.start && one.end <= span.end);
    if let Some(statement) = around.min_by_key(|span| span.len()).cloned() {
        let said = format!("::__memscope::moved({});", one.variable);
        plan.watch.push(Edit::after(&statement, said).narrower());
    }
}

/// An assignment to a moved variable, or to a moved part, fills it again.
fn refill(text: &str, plan: &mut Plan, moves: &BTreeSet<Move>) {
    let mut edits = Vec::new();
    for (target, statement) in &plan.index.assignments {
        let place = &text[target.clone()];
        if !is_place(place) {
            continue;
        }
        let root = root(place);
        let mut moved: Vec<u32> = moves.iter().map(|one| one.variable).collect();
        moved.dedup();
        // Of several variables of that name, the last one declared before the assignment is meant.
        let meant = moved
            .into_iter()
            .filter(|&id| {
                plan.variables[id as usize].name == root
                    && plan.variables[id as usize].span.start < target.start
            })
            .max_by_key(|&id| plan.variables[id as usize].span.start);
        if let Some(id) = meant {
            let said = if place == root {
                format!("::__memscope::assigned({id});")
            } else {
                format!("::__memscope::refilled({id},&raw const {place});")
            };
            edits.push(Edit::after(statement, said).narrower());
        }
    }
    for edit in edits {
        plan.watch.push(edit);
    }
}

/// A name, or fields and dereferences of one: text that can be written twice.
fn is_place(text: &str) -> bool {
    let inner = text.trim_start_matches(['*', '(']).trim_end_matches(')');
    !inner.is_empty()
        && inner.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && inner
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '.')
        && text.matches('(').count() == text.matches(')').count()
}

fn root(place: &str) -> &str {
    let inner = place.trim_start_matches(['*', '(']);
    inner.split(['.', ')']).next().unwrap_or(inner)
}
