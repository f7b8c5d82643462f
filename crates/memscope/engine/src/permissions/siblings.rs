//! Fields that the program does not name, beside one that is moved out: they may still be used.
//!
//! What is moved in part is known only when everything else is answered. So a function in which that happens is asked
//! once more, with all fields of such places.

use std::collections::HashMap;

use syn::Type;

use super::finding::Kind;
use super::place::Candidate;
use super::question::Answers;
use super::report::Permission;
use super::types::FunctionPlan;

/// The plan with the fields of all places that are moved in part; none when it has all of them.
pub(super) fn added(
    structs: &HashMap<String, Vec<String>>,
    plan: &FunctionPlan,
    answers: &Answers,
) -> Option<FunctionPlan> {
    let mut candidates = plan.candidates.clone();
    for (index, whole) in plan.candidates.iter().enumerate() {
        if !whole.ends_in_star() && is_partly_moved(answers, index) {
            for field in fields(structs, whole) {
                add(&mut candidates, whole, &field);
            }
        }
    }
    if candidates.len() == plan.candidates.len() {
        return None;
    }
    // Stable: what the program names comes first.
    candidates.sort_by_key(|candidate| candidate.root);
    Some(FunctionPlan {
        candidates,
        ..plan.clone()
    })
}

/// Drops the fields that cannot be named from there.
pub(super) fn keep_visible(before: &FunctionPlan, plan: &mut FunctionPlan) {
    let known = |one: &Candidate| before.candidates.iter().any(|other| other.is_same(one));
    plan.candidates.retain(|one| one.ty.is_some() || known(one));
}

fn is_partly_moved(answers: &Answers, index: usize) -> bool {
    answers.cells.iter().any(|((_, candidate, act), findings)| {
        let here = *candidate == index && *act == Permission::Read;
        here && findings
            .iter()
            .any(|finding| finding.kind == Kind::PartlyMoved)
    })
}

/// The fields of a struct of the program's, or of a tuple, also in a box.
fn fields(structs: &HashMap<String, Vec<String>>, whole: &Candidate) -> Vec<String> {
    let mut name = whole.ty.as_ref().map_or("", |ty| ty.name.as_str());
    while let Some(inner) = name.strip_prefix("Box<") {
        name = inner.strip_suffix('>').unwrap_or_default();
    }
    match syn::parse_str(name) {
        Ok(Type::Tuple(tuple)) => (0..tuple.elems.len()).map(|at| at.to_string()).collect(),
        Ok(Type::Path(path)) => {
            let last = path.path.segments.last();
            let known = last.and_then(|last| structs.get(&last.ident.to_string()));
            known.cloned().unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn add(candidates: &mut Vec<Candidate>, whole: &Candidate, field: &str) {
    let mut path = whole.path.clone();
    path.push(format!(".{field}"));
    let new = Candidate {
        text: format!("{}.{field}", whole.text),
        path,
        ty: None,
        ..whole.clone()
    };
    if !candidates.iter().any(|known| known.is_same(&new)) {
        candidates.push(new);
    }
}
