//! The counts that a record shows.

use std::collections::BTreeMap;

use memscope::memory::{Part, PartKind, Step};

use crate::questions::Choice;

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

/// The strong count of `block` after the step `index` among those by mistakes, each with its explanation.
pub(super) fn choices(
    all: &[BTreeMap<u32, Counted>],
    index: usize,
    block: u32,
    right: &Counted,
) -> Vec<Choice> {
    let strong = |step: &BTreeMap<u32, Counted>| step.get(&block).map_or(0, |one| one.strong);
    let most = all[..=index].iter().map(strong).max().unwrap_or(0);
    let before = index
        .checked_sub(1)
        .map_or(0, |before| strong(&all[before]));
    let what = right.what;
    let mistakes = [
        (most, "An owner that is dropped takes one from the count, at that moment.".to_owned()),
        (before, "That was the count before this line.".to_owned()),
        (right.strong + right.weak, "A <code>Weak</code> is counted apart: it keeps the block, not the value.".to_owned()),
        (1, format!("The count stands in the block that all owners share; a clone of an <code>{what}</code> has none of its own.")),
        (right.strong + 1, "Count the owners that are alive here: a reference, and a value that was moved, are not one more.".to_owned()),
    ];
    let mut found = vec![(
        right.strong,
        "So many owners are alive after this line.".to_owned(),
    )];
    for (number, because) in mistakes {
        if number > 0
            && found.len() < super::MOST_CHOICES
            && !found.iter().any(|(known, _)| *known == number)
        {
            found.push((number, because));
        }
    }
    found.sort_by_key(|(number, _)| *number);
    let choice = |(number, because): (u64, String)| Choice {
        html: number.to_string(),
        right: number == right.strong,
        because: format!("<p>{because}</p>"),
    };
    found.into_iter().map(choice).collect()
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
