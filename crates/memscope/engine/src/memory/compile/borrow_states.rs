//! What the borrow checker says of the variables after each statement: asked of the other half of the crate.

use std::collections::BTreeMap;
use std::thread::{self, JoinHandle};

use crate::memory::instrument::Plan;
use crate::memory::model::{Borrow, StepKind};
use crate::permissions::{Report, State};
use crate::{Failure, Options, Source};

/// So many questions (statements times names, over all functions) are asked; a larger program's borrows are told by
/// the references in sight instead. The time grows with their number: 15,000 take a third of what the rest does.
const QUESTIONS: usize = 20_000;

/// The question, being asked while the program is built.
pub(crate) struct Asked(Option<JoinHandle<Answer>>);

type Answer = Result<Report, Failure>;

/// Asks nothing: of a rewritten program the borrow checker knows less than the references in sight.
pub(crate) fn ask_nothing() -> Asked {
    Asked(None)
}

/// Begins to ask. Syntax trees cannot be lent to another thread, so the text is read once more there.
pub(crate) fn ask(source: &Source, options: &Options) -> Asked {
    let questions = source
        .functions
        .iter()
        .map(|function| function.statements.len() * function.bindings.len());
    if questions.sum::<usize>() > QUESTIONS {
        return Asked(None);
    }
    let (path, text, options) = (
        source.path.clone(),
        source.text.clone(),
        Options {
            function: None,
            ..options.clone()
        },
    );
    let work = move || {
        let source = Source::parse(&path, &text)?;
        crate::permissions(&source, &options)
    };
    Asked(
        thread::Builder::new()
            .stack_size(crate::STACK)
            .spawn(work)
            .ok(),
    )
}

/// What the borrow checker says of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Live,
    Borrowed(Borrow),
    MaybeMoved,
    Moved,
    Expired,
}

/// The answer to a question that was asked; none of a place of which nothing was.
fn said(state: State) -> Option<Said> {
    match state {
        State::Live => Some(Said::Live),
        State::Borrowed => Some(Said::Borrowed(Borrow::Shared)),
        State::MutablyBorrowed => Some(Said::Borrowed(Borrow::Exclusive)),
        State::MaybeMoved => Some(Said::MaybeMoved),
        State::Moved => Some(Said::Moved),
        State::Expired => Some(Said::Expired),
        State::Uninitialised | State::PartlyMoved | State::Unreachable | State::NotAsked => None,
    }
}

/// States by site and name.
#[derive(Debug, Default)]
pub(crate) struct States(BTreeMap<u32, BTreeMap<String, Said>>);

/// A question nobody wants the answer to is still waited for: its temporary folder goes with it.
impl Drop for Asked {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            let _ = thread.join();
        }
    }
}

impl Asked {
    /// The answer, ordered by the plan's sites. Where nothing was asked, nothing is claimed.
    ///
    /// # Errors
    /// When the compiler did not answer.
    pub(crate) fn states(mut self, source: &Source, plan: &Plan) -> Result<States, Failure> {
        let Some(thread) = self.0.take() else {
            return Ok(States::default());
        };
        let report = thread.join().unwrap_or_else(|_| {
            let what = "memscope's own thread ended early";
            Err(Failure::in_file(
                &source.path,
                what,
                "please report it with the file",
            ))
        })?;
        let mut statements: BTreeMap<(usize, usize), &crate::permissions::Step> = BTreeMap::new();
        let mut entries: BTreeMap<usize, &crate::permissions::Step> = BTreeMap::new();
        for (table, function) in report.functions.iter().zip(&source.functions) {
            for step in &table.steps {
                if let Some(statement) = function.statements.get(step.index) {
                    statements.insert((statement.span.start, statement.span.end), step);
                }
            }
            for step in &table.entries {
                if let Some(entry) = function.entries.get(step.index) {
                    entries.insert(entry.at, step);
                }
            }
        }
        let mut states = BTreeMap::new();
        for (number, site) in plan.sites.iter().enumerate() {
            let step = match site.kind {
                StepKind::Statement => statements.get(&(site.span.start, site.span.end)),
                StepKind::Call | StepKind::Round | StepKind::Branch => {
                    entries.get(&site.span.start)
                }
                StepKind::Return | StepKind::BlockEnd | StepKind::Panic | StepKind::AfterMain => {
                    None
                }
            };
            if let Some(step) = step {
                let places = step
                    .places
                    .iter()
                    .filter_map(|place| Some((place.place.clone(), said(place.state)?)));
                states.insert(number as u32, places.collect());
            }
        }
        Ok(States(states))
    }
}

impl States {
    /// Was the compiler asked at all?
    pub(crate) fn asked(&self) -> bool {
        !self.0.is_empty()
    }

    /// The state of a name at a site, if the compiler was asked there.
    pub(crate) fn of(&self, site: u32, name: &str) -> Option<Said> {
        self.0.get(&site)?.get(name).copied()
    }
}
