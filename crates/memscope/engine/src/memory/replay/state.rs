//! What is known while a log is read: beside it, of the step before, and so far.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::Addresses;
use super::found::{Behind, Found};
use super::raw::{Event, Stopped};
use super::rc_teardown::Dying;
use crate::memory::compile::States;
use crate::memory::instrument::Plan;
use crate::memory::model::{Borrow, Flag, Frame, Happened, Leak, Step};

/// What is known beside the log.
pub(crate) struct Known<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) states: &'a States,
    pub(crate) stdout: &'a [u8],
    pub(crate) stderr: &'a str,
    /// What the program says of its file, as the reader knows the file.
    pub(crate) mend: &'a dyn Fn(&str) -> String,
}

/// One step before it is put into words.
pub(crate) struct Scene {
    /// Without events and text.
    pub(crate) step: Step,
    pub(crate) happened: Vec<Happened>,
    pub(crate) found: Found,
    /// A statement that consists of others: by itself it changes nothing.
    pub(crate) compound: bool,
    /// Blocks that a panic took for its message.
    pub(crate) of_panics: BTreeSet<u32>,
}

/// The steps of a log.
#[derive(Default)]
pub(crate) struct Replayed {
    pub(crate) scenes: Vec<Scene>,
    /// The blocks that are there at the end, by number.
    pub(crate) left: Vec<Leak>,
    pub(crate) stopped: Option<Stopped>,
    /// Whether freed blocks were kept.
    pub(crate) kept: bool,
}

/// What the step before showed.
#[derive(Default)]
pub(super) struct Before {
    /// The blocks that had an owner in sight at some time.
    pub(super) owned: BTreeSet<u32>,
    pub(super) counts: BTreeMap<u32, (u64, u64, String)>,
    pub(super) flags: BTreeMap<u64, (Flag, String)>,
    pub(super) behind: BTreeMap<((u32, u32), String), Behind>,
    pub(super) in_hash: BTreeSet<u32>,
    /// By call and declaration.
    pub(super) maybe: BTreeSet<(u32, u32)>,
    /// What the compiler said last of each variable's borrow.
    pub(super) borrowed: BTreeMap<(u32, u32), Borrow>,
    /// Where each call is, as far as its own steps tell: what stands before that byte has run.
    pub(super) positions: BTreeMap<u32, usize>,
    pub(super) printed: u64,
    pub(super) errors: u64,
}

pub(super) struct Replay<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) addresses: Addresses,
    pub(super) before: Before,
    pub(super) done: Replayed,
    /// Whether a second thread was seen.
    pub(super) threaded: bool,
    /// Standard output's buffer, where the program's own allocator gives it.
    pub(super) buffer: Option<u32>,
    pub(super) dying: Dying,
    /// Variables whose `Drop::drop` runs: thread, call, declaration, and whether a part was moved out before.
    pub(super) drops: Vec<(usize, u32, u32, bool)>,
    /// Blocks that a panic took for its message.
    pub(super) of_panics: BTreeSet<u32>,
    /// The site at which `main` ended, once it has; and the blocks of what it returned, which std drops.
    pub(super) main_ended: Option<u32>,
    pub(super) returned: BTreeSet<u32>,
    /// Events of a step that is not shown.
    pub(super) pending: Vec<Event>,
}

/// One thread at a step.
#[derive(Default)]
pub(super) struct Thread {
    pub(super) name: String,
    pub(super) frames: Vec<Frame>,
}
