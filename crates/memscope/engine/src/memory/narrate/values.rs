//! What a variable holds at one step, as far as it can be compared with another step.

use std::collections::BTreeMap;

use super::referent;
use crate::memory::model::{Frame, State, Variable};
use crate::memory::replay::Found;

/// A variable in the step before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Was {
    pub(super) value: String,
    pub(super) state: State,
    /// Where it points, if it is a reference: the address, and in words, which may be others for the same place.
    pub(super) at: Option<u64>,
    pub(super) points: Option<String>,
    /// The value with an arrow for each counted handle.
    pub(super) handles: String,
    /// The value with what each counted handle leads to; empty where there is none.
    pub(super) expanded: String,
    /// What it captures, for a closure, where that is known.
    pub(super) closure: Option<Option<Vec<String>>>,
}

/// The variables of a step, by call and declaration.
pub(super) type Values = BTreeMap<(u32, u32), Was>;

impl Was {
    /// Whether it is the same value, only that the content of a counted block stands at another handle now.
    pub(super) fn is_elsewhere(&self, now: &Self) -> bool {
        let shows_content = |one: &Self| one.value != one.handles;
        let same = !now.expanded.is_empty() && self.expanded == now.expanded;
        same || self.handles == now.handles && shows_content(self) != shows_content(now)
    }

    pub(super) fn holds(&self) -> bool {
        !matches!(self.state, State::Uninitialised | State::Moved) && !self.state.is_gone()
    }

    pub(super) fn of(variable: &Variable, call: u32, found: &Found) -> Self {
        Self {
            value: variable.value.clone().unwrap_or_default(),
            state: variable.state,
            at: found
                .targets
                .get(&(call, variable.id))
                .map(|target| target.address),
            points: points(variable, call, found),
            handles: found
                .handles
                .get(&(call, variable.id))
                .cloned()
                .unwrap_or_default(),
            expanded: found
                .expanded
                .get(&(call, variable.id))
                .cloned()
                .unwrap_or_default(),
            closure: found.closures.get(&(call, variable.id)).cloned(),
        }
    }
}

/// The variables of a frame.
pub(super) fn values(frame: &Frame, found: &Found) -> Values {
    let variables = frame.variables.iter();
    variables
        .map(|one| ((frame.call, one.id), Was::of(one, frame.call, found)))
        .collect()
}

fn points(variable: &Variable, call: u32, found: &Found) -> Option<String> {
    let target = found.targets.get(&(call, variable.id))?;
    referent::phrase(variable.content.as_ref()?, target, found)
}
