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
mod place;
mod point;
mod pointwise;
mod probe_file;
mod progress;
mod question;
mod refused;
mod report;
mod session;
mod survey;
mod table;
mod terminal;
mod types;

use crate::{Failure, Options, Source, cache};

pub use report::{
    Because, Conflict, Permission, Place, Pointer, Reason, Report, Rule, Said, State, Step,
    StepKind, Table,
};

pub use terminal::terminal;
use types::FunctionPlan;

pub(crate) fn permissions(source: &Source, options: &Options) -> Result<Report, Failure> {
    let chosen = chosen(source, options)?;
    let which = options.function.as_deref().unwrap_or_default();
    let name = source.name();
    let fail = |what: String| {
        let remedy = "check that `rustc` works on it by itself";
        Failure::in_file(&source.path, what, remedy)
    };
    let depends_on = [&options.edition, which, &name];
    let key = cache::key("permissions", &source.text, &depends_on).map_err(fail)?;
    if let Some(folder) = &options.cache
        && let Some(kept) = cache::get(folder, &key)
        && let Ok(report) = serde_json::from_str(&kept)
    {
        return Ok(report);
    }
    let report = compute(source, options, chosen).map_err(fail)?;
    if let Some(folder) = &options.cache
        && let Ok(text) = serde_json::to_string(&report)
    {
        cache::put(folder, &key, &text);
    }
    Ok(report)
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
    let mut subjects: Vec<FunctionPlan> = chosen
        .into_iter()
        .map(|function| FunctionPlan {
            function,
            points: point::points(&source.functions[function]),
            candidates: place::candidates(&source.functions[function]),
            built: false,
        })
        .collect();
    let (generated, outcome) = types::ask(source, options, &mut subjects)?;
    let errors = refused::errors(source, &generated, &outcome);
    let settled = subjects
        .iter()
        .map(|subject| {
            let mut cells = refused::untrusted(source, subject, &errors);
            types::settle(source, subject, &mut cells);
            cells
        })
        .collect();
    let sound: Vec<bool> = subjects
        .iter()
        .map(|subject| {
            errors
                .iter()
                .all(|error| error.function != Some(subject.function))
        })
        .collect();
    let mut answers = ask::ask(source, options, &subjects, settled, &sound)?;
    for (subject, answers) in subjects.iter().zip(&mut answers) {
        refused::doubt_hidden(source, subject, &errors, answers);
    }
    let any_built = subjects.iter().any(|subject| subject.built);
    let functions = subjects
        .iter()
        .zip(&answers)
        .map(|(subject, answers)| {
            let absent = any_built && !subject.built;
            table::table(source, subject, answers, &errors, absent)
        })
        .collect();
    Ok(Report {
        version: crate::JSON_VERSION,
        file: source.name(),
        functions,
        diagnostics: errors.into_iter().map(|error| error.said).collect(),
    })
}
