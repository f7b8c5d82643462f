//! What the borrow checker says of the variables after each statement: asked of the other half of the crate.

use std::collections::BTreeMap;
use std::thread::{self, JoinHandle};

use super::instrument::{Kind, Plan};
use crate::permissions::Report;
use crate::{Options, Source};

/// Deeply nested programs are walked recursively.
const STACK: usize = 64 << 20;

/// The question, being asked while the program is built.
pub(crate) struct Asked(Option<JoinHandle<Option<Report>>>);

/// Begins to ask. Syntax trees cannot be lent to another thread, so the text is read once more there.
pub(crate) fn ask(source: &Source, options: &Options) -> Asked {
    let (path, text, options) = (source.path.clone(), source.text.clone(), Options { function: None, ..options.clone() });
    let work = move || {
        let source = Source::parse(&path, &text).ok()?;
        crate::permissions(&source, &options).ok()
    };
    Asked(thread::Builder::new().stack_size(STACK).spawn(work).ok())
}

/// States by site and name.
#[derive(Debug, Default)]
pub(crate) struct States(BTreeMap<u32, BTreeMap<String, String>>);

impl Asked {
    /// The answer, ordered by the plan's sites. Where there is none, nothing is claimed.
    pub(crate) fn states(self, source: &Source, plan: &Plan) -> States {
        let report = self.0.and_then(|thread| thread.join().ok().flatten());
        let Some(report) = report else {
            return States::default();
        };
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
                Kind::Statement => statements.get(&(site.span.start, site.span.end)),
                Kind::Call | Kind::Round | Kind::Branch => entries.get(&site.span.start),
                Kind::Return | Kind::BlockEnd => None,
            };
            if let Some(step) = step {
                let places = step.places.iter().map(|place| (place.place.clone(), place.state.clone()));
                states.insert(number as u32, places.collect());
            }
        }
        States(states)
    }
}

impl States {
    /// The state of a name at a site, if the compiler was asked there.
    pub(crate) fn of(&self, site: u32, name: &str) -> Option<&str> {
        self.0.get(&site)?.get(name).map(String::as_str)
    }
}
