//! How far the questions about many points have come.

use std::collections::{BTreeMap, BTreeSet};

use super::question::Cell;

/// How far the questions about many points have come.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) stage: Stage,
    pub(super) rounds: usize,
    /// Everything is asked point by point.
    pub(super) pointwise: bool,
    /// Which points control comes to is known.
    pub(super) reach_known: bool,
    /// Variables that are moved somewhere, or have no value.
    pub(super) moved: BTreeMap<usize, Moved>,
    /// Holders that expire, and the first byte that their borrow must not last beyond.
    pub(super) expiring: BTreeMap<usize, usize>,
    /// Holders whose probes need a copy of their own.
    pub(super) alone: BTreeSet<usize>,
    /// Asked already, of what is left where the state of a variable is known.
    pub(super) rest: BTreeSet<Cell>,
    /// Points and variables that are left to be asked point by point.
    pub(super) left: BTreeSet<(usize, usize)>,
}

/// What is asked next.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    #[default]
    Start,
    Tests,
    Rest,
    Points,
    Models,
}

/// What was seen of a variable that is moved somewhere.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// Where, in bytes of the source.
    pub(super) sites: Vec<usize>,
    /// In part, or it never had a value: this is not asked of many points at once.
    pub(super) apart: bool,
    /// Asked with arms that move.
    pub(super) asked: bool,
}

impl Progress {
    pub(super) fn of(sound: bool) -> Self {
        Self {
            pointwise: !sound,
            stage: if sound { Stage::Start } else { Stage::Points },
            ..Self::default()
        }
    }
}
