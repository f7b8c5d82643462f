//! The first compilation: what the compiler says about the unchanged program, and the type of every place.
//!
//! A type is made to show itself by a trait that it does not implement: the message of that error is the type's
//! name. The errors switch borrow checking off, so the questions stand in copies of their own; in two, because names
//! have to be asked for in a body without other errors, or numbers lose their types.

use std::collections::BTreeMap;

use crate::rustc::Outcome;
use crate::{Options, Source};

use super::compile::{compile, plain};
use super::finding::{Finding, Kind};
use super::place::{Candidate, Type};
use super::point::Point;
use super::probe_file::{self, Copy, Generated, Piece};
use super::question::Cell;
use super::report::Permission;

/// What was to be found out about a function before its probes can be written.
#[derive(Debug, Clone)]
pub(super) struct FunctionPlan {
    /// Index in [`Source::functions`].
    pub(super) function: usize,
    pub(super) points: Vec<Point>,
    pub(super) candidates: Vec<Candidate>,
    /// The compiler came to it: it is part of this build.
    pub(super) built: bool,
}

#[derive(Clone, Copy)]
enum Asked {
    /// Whether the compiler comes here at all: refused in any case.
    Built,
    Name,
    Copy,
    Sized,
}

/// Asks for the types of all candidates, drops those that are no places (`*n` of an integer), and gives what the
/// compiler says about the program itself.
///
/// # Errors
/// One clause when the compiler cannot be run.
pub(super) fn ask(
    source: &Source,
    options: &Options,
    subjects: &mut [FunctionPlan],
) -> Result<(Generated, Outcome), String> {
    let mut questions = Vec::new();
    let copies: Vec<Copy> = subjects
        .iter()
        .enumerate()
        .flat_map(|(index, subject)| {
            let mut copy = |what| type_copy(source, index, subject, what, &mut questions);
            [copy(Asked::Name), copy(Asked::Copy)]
        })
        .collect();
    let generated = probe_file::generate(source, &copies);
    let outcome = compile(&generated.woven.text, options)?;
    let mut types: Vec<Vec<Type>> = subjects
        .iter()
        .map(|subject| {
            let unknown = Type {
                name: String::new(),
                copy: true,
                sized: true,
            };
            vec![unknown; subject.candidates.len()]
        })
        .collect();
    // Sized and Copy are refuted by an error; a name is given by one.
    for diagnostic in outcome
        .diagnostics
        .iter()
        .filter(|d| d.code.as_deref() == Some("E0277"))
    {
        let Some(primary) = diagnostic.primary() else {
            continue;
        };
        let Some(number) = generated.probe(primary.start) else {
            continue;
        };
        let (subject, candidate, asked) = questions[number];
        if let Asked::Built = asked {
            subjects[subject].built = true;
            continue;
        }
        let ty = &mut types[subject][candidate];
        match asked {
            Asked::Built => {}
            Asked::Name => ty.name = short(&plain(source, &generated, &diagnostic.message)),
            Asked::Copy => ty.copy = false,
            Asked::Sized => ty.sized = false,
        }
    }
    for (subject, types) in subjects.iter_mut().zip(types) {
        for (candidate, mut ty) in subject.candidates.iter_mut().zip(types) {
            if candidate.is_star_of_binding() {
                ty.name = pointee(&ty.name).unwrap_or_default().to_owned();
            }
            // Whether a closure is `Copy` hangs on what it captures, which is found out last: the moves will tell.
            ty.copy &= !ty.name.starts_with("{closure");
            candidate.ty = Some(ty).filter(|ty| !ty.name.is_empty());
        }
    }
    for subject in subjects {
        agree(&mut subject.candidates);
        keep_places(&mut subject.candidates);
    }
    Ok((generated, outcome))
}

fn type_copy(
    source: &Source,
    index: usize,
    subject: &FunctionPlan,
    what: Asked,
    questions: &mut Vec<(usize, usize, Asked)>,
) -> Copy {
    let function = &source.functions[subject.function];
    // At the last point at which a place can be named, the most is known about its type.
    let mut last = vec![None; subject.candidates.len()];
    for (number, point) in subject.points.iter().enumerate() {
        for candidate in point.available(function, &subject.candidates) {
            last[candidate] = Some(number);
        }
    }
    let mut insertions = Vec::new();
    for (number, point) in subject.points.iter().enumerate() {
        let mut pieces = Vec::new();
        if let (0, Asked::Copy) = (number, what) {
            let text = "crate::__memscope::c(&crate::__memscope::K);".to_owned();
            pieces.push(Piece::Probe(questions.len(), text));
            questions.push((index, 0, Asked::Built));
        }
        for (candidate, place) in subject.candidates.iter().enumerate() {
            if last[candidate] != Some(number) {
                continue;
            }
            // Whether `*p` may be written at all, only the type of `p` tells: so `p` is asked about what it points to.
            let star = place.is_star_of_binding();
            let named = if star { &place.path[0] } else { &place.text };
            let helpers = match (what, star) {
                (Asked::Name, _) => vec![(Asked::Name, "y", ", 0")],
                (_, false) => vec![(Asked::Copy, "c", ""), (Asked::Sized, "z", "")],
                (_, true) => vec![(Asked::Copy, "pc", ""), (Asked::Sized, "pz", "")],
            };
            for (asked, helper, more) in helpers {
                let text = format!("crate::__memscope::{helper}(&{named}{more});");
                pieces.push(Piece::Glue("\n".to_owned()));
                pieces.push(Piece::Probe(questions.len(), text));
                questions.push((index, candidate, asked));
            }
        }
        if !pieces.is_empty() {
            insertions.extend(point.insert(pieces));
        }
    }
    Copy {
        function: subject.function,
        insertions,
    }
}

/// Where a type is not yet known, neither `Copy` nor `Sized` is refuted: what holds for one place holds for all of the
/// same type.
fn agree(candidates: &mut [Candidate]) {
    let types = candidates
        .iter()
        .filter_map(|candidate| candidate.ty.clone());
    let types: Vec<Type> = types.filter(|ty| !ty.copy || !ty.sized).collect();
    for ty in candidates
        .iter_mut()
        .filter_map(|candidate| candidate.ty.as_mut())
    {
        for other in types.iter().filter(|other| other.name == ty.name) {
            ty.copy &= other.copy;
            ty.sized &= other.sized;
        }
    }
}

/// Drops `*p` where `p` is neither reference nor box, and what lies behind such a star.
fn keep_places(candidates: &mut Vec<Candidate>) {
    let all = candidates.clone();
    candidates.retain(|candidate| {
        (1..=candidate.path.len()).all(|length| {
            let Some(("*", pointer)) = candidate.path[..length]
                .split_last()
                .map(|(last, before)| (last.as_str(), before))
            else {
                return true;
            };
            all.iter()
                .find(|other| other.root == candidate.root && other.path == pointer)
                .and_then(|other| other.ty.as_ref())
                .is_some_and(|ty| pointee(&ty.name).is_some())
        })
    });
}

/// What a reference or box of the named type points to.
fn pointee(name: &str) -> Option<&str> {
    if let Some(inner) = name.strip_prefix("Box<") {
        return inner.strip_suffix('>');
    }
    let mut inner = name.strip_prefix('&')?;
    if inner.starts_with('\'') {
        inner = inner.split_once(' ')?.1;
    }
    Some(inner.strip_prefix("mut ").unwrap_or(inner))
}

/// Lifetimes that say nothing are left out: `&'_ str`, `Ref<'_, T>` keep only what a person would write.
fn short(name: &str) -> String {
    name.replace("'_ ", "")
}

/// What the types alone settle: a value without a fixed size cannot be moved or assigned, and a part of something
/// whose type is not known cannot be asked about.
pub(super) fn settle(
    source: &Source,
    subject: &FunctionPlan,
    cells: &mut BTreeMap<Cell, Vec<Finding>>,
) {
    let function = &source.functions[subject.function];
    for (number, point) in subject.points.iter().enumerate() {
        for index in point.available(function, &subject.candidates) {
            let candidate = &subject.candidates[index];
            match &candidate.ty {
                Some(ty) if !ty.sized => {
                    let name = &ty.name;
                    let why = Finding {
                        code: Some("E0277".to_owned()),
                        ..Finding::own(
                            Kind::Unsized,
                            format!(
                                "the size for values of type `{name}` cannot be known at compilation time"
                            ),
                        )
                    };
                    for act in [Permission::Assign, Permission::Move] {
                        cells
                            .entry((number, index, act))
                            .or_default()
                            .push(why.clone());
                    }
                }
                None if !candidate.is_whole() => {
                    let why = Finding::own(Kind::NotAsked, "its type is not known here");
                    for act in [
                        Permission::Read,
                        Permission::Write,
                        Permission::Assign,
                        Permission::Move,
                    ] {
                        cells
                            .entry((number, index, act))
                            .or_default()
                            .push(why.clone());
                    }
                }
                _ => {}
            }
        }
    }
}
