//! What the steps before showed.

use std::collections::{BTreeMap, BTreeSet};

use super::values::{Values, Was, values};
use crate::memory::model::Step;
use crate::memory::replay::{Owner, Scene};

/// What the steps before showed.
#[derive(Default)]
pub(super) struct History {
    /// The last owner in sight of each block, and the blocks that had one in the step before.
    pub(super) owners: BTreeMap<u32, Vec<Owner>>,
    pub(super) in_sight: BTreeSet<u32>,
    /// Blocks without a value, which weak handles keep.
    pub(super) only_kept: BTreeSet<u32>,
    /// The counted block in whose value the owner of a block lies.
    pub(super) within: BTreeMap<u32, u32>,
    /// Call and function of each thread's frames at the last step that is shown.
    pub(super) frames: BTreeMap<String, Vec<(u32, String)>>,
    /// The variables of each frame when it was last the innermost one.
    pub(super) own: Values,
    /// The variables of the step before.
    pub(super) values: Values,
}

impl History {
    /// Whether a variable held a value in the step before.
    pub(super) fn holds(&self, variable: (u32, u32)) -> bool {
        self.values.get(&variable).is_some_and(Was::holds)
    }

    /// Adds a step, and gives it back.
    pub(super) fn remember(&mut self, scene: Scene, shown: bool) -> Step {
        let Scene { step, found, .. } = scene;
        let others = step.other_threads.iter().flat_map(|thread| &thread.frames);
        let frames = step.frames.iter().chain(others);
        self.values = frames.flat_map(|frame| values(frame, &found)).collect();
        if let Some(frame) = step.frames.last() {
            self.own.extend(values(frame, &found));
        }
        // A block in passing keeps the last owner that it had in sight.
        self.in_sight = found.owners.keys().copied().collect();
        let kept = found.counts.keys().copied();
        self.only_kept = kept.filter(|block| found.is_only_kept(*block)).collect();
        self.within
            .retain(|block, _| !found.owners.contains_key(block));
        self.within.extend(found.within);
        self.owners.extend(found.owners);
        if shown {
            let calls = step.frames.iter();
            let calls = calls.map(|frame| (frame.call, frame.function.clone()));
            self.frames.insert(step.thread.clone(), calls.collect());
        }
        step
    }
}
