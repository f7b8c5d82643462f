//! The counts that a record shows.

use std::collections::BTreeMap;

use memscope::memory::{Part, PartKind, Step};

/// What an `Rc` or `Arc` says of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// `Rc`, `Arc`.
    pub what: &'static str,
    pub strong: u64,
    pub weak: u64,
}

/// The counts of a step, by block.
pub(super) fn counts(step: &Step) -> BTreeMap<u32, Counted> {
    let others = step.other_threads.iter().flat_map(|other| &other.frames);
    let variables = step
        .frames
        .iter()
        .chain(others)
        .flat_map(|frame| &frame.variables);
    let live = variables.filter(|one| !one.state.is_gone());
    let contents = step.heap.iter().flat_map(|block| &block.contents);
    let mut found = BTreeMap::new();
    for part in live.filter_map(|one| one.content.as_ref()).chain(contents) {
        collect(part, &mut found);
    }
    found
}

fn collect(part: &Part, found: &mut BTreeMap<u32, Counted>) {
    let what = match part.kind {
        PartKind::Rc => "Rc",
        PartKind::Arc => "Arc",
        _ => "",
    };
    if let (false, Some(strong), Some(link)) = (what.is_empty(), part.strong, &part.pointer)
        && let Some(block) = link.block
    {
        let weak = part.weak.unwrap_or(0);
        found.insert(block, Counted { what, strong, weak });
    }
    for inside in &part.parts {
        collect(inside, found);
    }
}
