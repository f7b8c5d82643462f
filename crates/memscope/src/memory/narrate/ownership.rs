//! Blocks that have another owner than in the step before.

use super::history::History;
use super::sentences::bytes;
use crate::memory::model::{BlockState, Step};
use crate::memory::replay::{Found, Happened};

/// A block that has another owner now.
pub(super) struct Transfer {
    /// The variable in which the old owner lies.
    root: String,
    from: String,
    to: String,
    block: u32,
    size: u64,
    /// Whether a variable showed the block in the step before.
    in_sight: bool,
}

/// The variable in which a place lies: `p` of `*p`, `p.name`, `p[0]`.
pub(super) fn root(place: &str) -> &str {
    let inner = place.trim_start_matches(['*', '(']);
    inner.split(['.', '[', ')']).next().unwrap_or(inner)
}

fn bare(place: &str) -> &str {
    place.trim_start_matches('*')
}

/// Blocks whose owner is another one now.
pub(super) fn transfers(step: &Step, before: &History, found: &Found) -> Vec<Transfer> {
    let mut moved = Vec::new();
    for block in step
        .heap
        .iter()
        .filter(|block| block.state == BlockState::Live)
    {
        let number = block.block;
        let (Some(old), Some(new)) = (before.owners.get(&number), found.owners.get(&number)) else {
            continue;
        };
        // A weak handle owns what is left of a counted block, but nothing was moved to it.
        let counts = found.counts.get(&number);
        if counts.is_some_and(|(strong, ..)| *strong == 0) {
            continue;
        }
        // What a counted block's value owns stays there, whichever handle shows it.
        let counted = found.within.get(&number);
        if counted.is_some() && counted == before.within.get(&number) {
            continue;
        }
        let gone = old.iter().find(|owner| !new.contains(owner));
        let come = new.iter().find(|owner| !old.contains(owner));
        if let (Some(old), Some(new)) = (gone, come) {
            moved.push(Transfer {
                root: root(old).to_owned(),
                from: old.clone(),
                to: new.clone(),
                block: number,
                size: block.size,
                in_sight: before.in_sight.contains(&number),
            });
        }
    }
    moved
}

impl Transfer {
    /// From where to where `place` went, of which this block's owner may be only a part.
    fn ends(&self, place: &str) -> (String, String) {
        let within = bare(&self.from).strip_prefix(bare(place)).unwrap_or("");
        let to = self.to.strip_suffix(within).unwrap_or(&self.to);
        (place.to_owned(), to.to_owned())
    }

    /// Whether this block went along with another that went.
    fn is_inside(&self, other: &Self) -> bool {
        self.from.len() > other.from.len()
            && bare(&self.from).starts_with(bare(&other.from))
            && bare(&self.to).starts_with(bare(&other.to))
    }
}

/// A move, with the block that went along; nothing, when none did.
pub(super) fn moved(event: &Happened, transfers: &[Transfer]) -> Option<String> {
    let place = moved_place(event)?;
    let went = transfers
        .iter()
        .filter(|one| one.root == root(place) && bare(&one.from).starts_with(bare(place)));
    // Of several, the one nearest to the place: its own, not its elements'.
    let moved = went.min_by_key(|moved| moved.from.len())?;
    let some = matches!(event, Happened::MovedSome { .. });
    let (from, to) = moved.ends(if some { bare(&moved.from) } else { place });
    Some(format!(
        "`{from}` moved to `{to}`; block {}, {}, now owned by `{}`",
        moved.block,
        bytes(moved.size),
        moved.to
    ))
}

fn moved_place(event: &Happened) -> Option<&str> {
    match event {
        Happened::Moved { place }
        | Happened::MovedPart { place, .. }
        | Happened::MovedSome { variable: place } => Some(place),
        _ => None,
    }
}

/// So many new owners are named.
const NAMED: usize = 4;

/// New owners for which no move accounts: `mem::swap`, `take`, an element taken out of a list.
pub(super) fn untold(transfers: &[Transfer], events: &[Happened]) -> Option<String> {
    let moved: Vec<&str> = events.iter().filter_map(moved_place).map(root).collect();
    let left: Vec<&Transfer> = transfers
        .iter()
        .filter(|one| one.in_sight && !moved.contains(&one.root.as_str()))
        .collect();
    let outer = left
        .iter()
        .filter(|one| !left.iter().any(|other| one.is_inside(other)));
    let said: Vec<String> = outer
        .enumerate()
        .map(|(index, one)| {
            let verb = if index == 0 { "now owned by" } else { "by" };
            format!("block {} {verb} `{}`", one.block, one.to)
        })
        .collect();
    let more = said.len().saturating_sub(NAMED);
    let text = said[..said.len() - more].join(", ");
    match (said.is_empty(), more) {
        (true, _) => None,
        (_, 0) => Some(text),
        _ => Some(format!("{text}, {more} more by others")),
    }
}
