//! What the borrow checker allows after each statement.
//!
//! ```text
//! places, points --types::ask--> candidates with types --ask::ask--> Answers --table--> Report
//!                      |                                    ^
//!                      +--> errors of the program itself ---+  (what cannot be trusted after them)
//! ```

mod ask;
mod columns;
mod compile;
mod definite_move;
mod diagnostics;
mod explain;
mod finding;
mod inference;
mod lines;
mod model;
mod order;
mod place;
mod point;
mod pointwise;
mod probe_file;
mod progress;
mod question;
mod refused;
mod report;
mod rest;
mod round;
mod session;
mod siblings;
mod survey;
mod table;
mod terminal;
mod types;

use std::path::Path;

use crate::{Failure, Options, Source, cache};

pub use report::{
    Because, Conflict, Permission, Place, Pointer, Reason, Report, Rule, Said, State, Step,
    StepKind, Table,
};

use question::Answers;
pub use terminal::terminal;
use types::FunctionPlan;

pub(crate) fn permissions(source: &Source, options: &Options) -> Result<Report, Failure> {
    let chosen = chosen(source, options)?;
    let fail = |what: String| {
        let remedy = "check that `rustc` works on it by itself";
        Failure::in_file(&source.path, what, remedy)
    };
    let key = key(&source.path, &source.text, options).map_err(fail)?;
    if let Some(report) = cache::value(options.cache.as_deref(), &key) {
        return Ok(report);
    }
    let report = compute(source, options, chosen).map_err(fail)?;
    cache::keep(options.cache.as_deref(), &key, &report);
    Ok(report)
}

/// The report that is kept of the program `text`.
pub(crate) fn kept(path: &Path, text: &str, options: &Options) -> Option<Report> {
    cache::value(options.cache.as_deref(), &key(path, text, options).ok()?)
}

fn key(path: &Path, text: &str, options: &Options) -> Result<String, String> {
    let which = options.function.as_deref().unwrap_or_default();
    let name = crate::source::name(path);
    cache::key("permissions", text, &[&*options.edition, which, &*name])
}

/// The functions to look at, by index.
fn chosen(source: &Source, options: &Options) -> Result<Vec<usize>, Failure> {
    let Some(wanted) = &options.function else {
        return Ok((0..source.functions.len()).collect());
    };
    let named = |name: &str| name == wanted || name.rsplit("::").next() == Some(wanted);
    let functions = source.functions.iter().enumerate();
    let found: Vec<usize> = functions
        .filter(|(_, function)| named(&function.name))
        .map(|(index, _)| index)
        .collect();
    if found.is_empty() {
        let names: Vec<&str> = source.functions.iter().map(|f| f.name.as_str()).collect();
        return Err(Failure::in_file(
            &source.path,
            format!("there is no function `{wanted}`"),
            match names.as_slice() {
                [] => "the file has no functions at all".to_owned(),
                names => format!("there are: {}", names.join(", ")),
            },
        ));
    }
    Ok(found)
}

fn compute(source: &Source, options: &Options, chosen: Vec<usize>) -> Result<Report, String> {
    let plan = |function: usize| FunctionPlan {
        function,
        points: point::points(&source.functions[function]),
        candidates: place::candidates(&source.functions[function]),
        built: false,
    };
    let mut plans: Vec<FunctionPlan> = chosen.into_iter().map(plan).collect();
    let (generated, outcome) = types::ask(source, options, &mut plans)?;
    let errors = refused::errors(source, &generated, &outcome);
    let mut answers = asked(source, options, &plans, &errors)?;
    ask_siblings(source, options, &mut plans, &mut answers, &errors)?;
    Ok(report(source, &plans, &answers, errors))
}

/// Everything about every place of the plans, by plan.
fn asked(
    source: &Source,
    options: &Options,
    plans: &[FunctionPlan],
    errors: &[refused::Error],
) -> Result<Vec<Answers>, String> {
    let settled = plans.iter().map(|plan| {
        let mut cells = refused::untrusted(source, plan, errors);
        types::settle(source, plan, &mut cells);
        cells
    });
    let sound: Vec<bool> = plans
        .iter()
        .map(|plan| {
            let mut errors = errors.iter();
            errors.all(|error| error.function != Some(plan.function))
        })
        .collect();
    let mut answers = ask::ask(source, options, plans, settled.collect(), &sound)?;
    for (plan, answers) in plans.iter().zip(&mut answers) {
        refused::doubt_hidden(source, plan, errors, answers);
    }
    Ok(answers)
}

/// Asks anew about functions in which something is moved in part.
fn ask_siblings(
    source: &Source,
    options: &Options,
    plans: &mut [FunctionPlan],
    answers: &mut [Answers],
    errors: &[refused::Error],
) -> Result<(), String> {
    let structs = crate::source::structs(&source.ast);
    let known = plans.iter().zip(&*answers).enumerate();
    let (numbers, mut more): (Vec<usize>, Vec<FunctionPlan>) = known
        .filter_map(|(number, (plan, answers))| {
            Some((number, siblings::added(&structs, plan, answers)?))
        })
        .unzip();
    if more.is_empty() {
        return Ok(());
    }
    types::ask(source, options, &mut more)?;
    for (number, plan) in numbers.iter().zip(&mut more) {
        siblings::keep_visible(&plans[*number], plan);
    }
    let found = asked(source, options, &more, errors)?;
    for ((number, plan), found) in numbers.into_iter().zip(more).zip(found) {
        plans[number] = plan;
        answers[number] = found;
    }
    Ok(())
}

fn report(
    source: &Source,
    plans: &[FunctionPlan],
    answers: &[Answers],
    errors: Vec<refused::Error>,
) -> Report {
    let any_built = plans.iter().any(|plan| plan.built);
    let functions = plans.iter().zip(answers).map(|(plan, answers)| {
        let absent = any_built && !plan.built;
        table::table(source, plan, answers, &errors, absent)
    });
    Report {
        version: crate::json::VERSION,
        file: source.name(),
        functions: functions.collect(),
        diagnostics: errors.into_iter().map(|error| error.said).collect(),
    }
}
