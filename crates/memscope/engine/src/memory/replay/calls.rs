//! Whose calls and variables a point of the log is about.

use std::collections::BTreeSet;

use super::raw;
use crate::memory::instrument::Plan;
use crate::memory::model::{Slot, State};

/// The numbers of all calls that are not over.
pub(super) fn running(raw: &raw::Step) -> BTreeSet<u32> {
    let frames = raw.threads.iter().flat_map(|thread| &thread.frames);
    let calls = frames.filter_map(|frame| match frame {
        raw::Frame::Real { call, .. } => Some(*call),
        raw::Frame::Hidden { .. } => None,
    });
    calls.collect()
}

/// The number of the call that is running.
pub(super) fn innermost(raw: &raw::Step) -> u32 {
    let mut own = raw
        .threads
        .iter()
        .filter(|thread| thread.index == raw.thread);
    let last = own.next().and_then(|thread| thread.frames.last());
    match last {
        Some(raw::Frame::Real { call, .. }) => *call,
        _ => 0,
    }
}

/// The variables that hold a value, by address.
pub(super) fn slots(raw: &raw::Step, plan: &Plan) -> Vec<(u64, u64, Slot)> {
    let mut slots = Vec::new();
    for frame in raw.threads.iter().flat_map(|thread| &thread.frames) {
        let raw::Frame::Real {
            call, variables, ..
        } = frame
        else {
            continue;
        };
        for var in variables
            .iter()
            .filter(|var| var.at != 0 && !matches!(var.state, State::Dropped | State::OutOfScope))
        {
            let name = plan.variables[var.id as usize].name.clone();
            slots.push((
                var.at,
                var.size,
                Slot {
                    call: *call,
                    id: var.id,
                    name,
                },
            ));
        }
    }
    slots
}
