//! Whose calls and variables a point of the log is about.

use std::collections::BTreeSet;

use super::raw;
use crate::memory::instrument::Plan;
use crate::memory::model::{Slot, State};

/// The numbers of all calls that are not over.
pub(super) fn running(raw: &raw::Step) -> BTreeSet<u32> {
    let frames = raw.threads.iter().flat_map(|thread| &thread.frames);
    let calls = frames.filter_map(|frame| match frame {
        raw::Frame::Real { c, .. } => Some(*c),
        raw::Frame::Hidden { .. } => None,
    });
    calls.collect()
}

/// The number of the call that is running.
pub(super) fn innermost(raw: &raw::Step) -> u32 {
    let mut own = raw.threads.iter().filter(|thread| thread.th == raw.th);
    let last = own.next().and_then(|thread| thread.frames.last());
    match last {
        Some(raw::Frame::Real { c, .. }) => *c,
        _ => 0,
    }
}

/// The variables that hold a value, by address.
pub(super) fn slots(raw: &raw::Step, plan: &Plan) -> Vec<(u64, u64, Slot)> {
    let mut slots = Vec::new();
    for frame in raw.threads.iter().flat_map(|thread| &thread.frames) {
        let raw::Frame::Real { c, vars, .. } = frame else {
            continue;
        };
        for var in vars
            .iter()
            .filter(|var| var.a != 0 && !matches!(var.st, State::Dropped | State::OutOfScope))
        {
            let name = plan.variables[var.id as usize].name.clone();
            slots.push((
                var.a,
                var.n,
                Slot {
                    call: *c,
                    id: var.id,
                    name,
                },
            ));
        }
    }
    slots
}
