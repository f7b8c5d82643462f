//! Blocks that have another owner than in the step before.

use super::history::History;
use super::sentences::bytes;
use crate::memory::model::Happened;
use crate::memory::model::{BlockState, Step};
use crate::memory::replay::{Found, Owner};

/// A block that has another owner now.
pub(super) struct Transfer {
    from: Owner,
    to: Owner,
    block: u32,
    size: u64,
    /// Whether a variable showed the block in the step before.
    in_sight: bool,
    /// What tells the new owner from the old one where they have the same name.
    which: Which,
}

/// What tells two variables of one name apart.
enum Which {
    /// Their names are others.
    Other,
    /// The new one is a variable of this function.
    Of(String),
    /// The new one was declared later.
    New,
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
    let live = step.heap.iter();
    for block in live.filter(|block| block.state == BlockState::Live) {
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
        // That std gets what `main` returns is said by its return.
        let (Some(from), Some(to)) = (gone, come.filter(|to| to.root.is_some())) else {
            continue;
        };
        // Another value that holds the address did so all along: the two ends of a channel.
        if found.guessed.contains(&number) && to.root.is_some_and(|to| before.holds(to)) {
            continue;
        }
        moved.push(Transfer {
            from: from.clone(),
            to: to.clone(),
            block: number,
            size: block.size,
            in_sight: before.in_sight.contains(&number),
            which: which(from, to, step),
        });
    }
    moved
}

fn which(from: &Owner, to: &Owner, step: &Step) -> Which {
    if root(&from.path) != root(&to.path) || from.root == to.root {
        return Which::Other;
    }
    let (from, to) = (from.root.map(|one| one.0), to.root.map(|one| one.0));
    let others = step.other_threads.iter().flat_map(|thread| &thread.frames);
    let mut frames = step.frames.iter().chain(others);
    match frames.find(|frame| Some(frame.call) == to) {
        Some(frame) if from != to => Which::Of(frame.function.clone()),
        _ => Which::New,
    }
}

impl Transfer {
    /// From where to where `place` went, of which this block's owner may be only a part; nothing, when it was only
    /// that part that went there.
    fn ends(&self, place: &str) -> Option<(String, String)> {
        let within = bare(&self.from.path)
            .strip_prefix(bare(place))
            .unwrap_or("");
        let to = bare(&self.to.path).strip_suffix(within)?;
        let to = if within.is_empty() { &self.to.path } else { to };
        Some((place.to_owned(), to.to_owned()))
    }

    /// The new owner, in words.
    fn new_owner(&self) -> String {
        self.named(&self.to.path)
    }

    fn named(&self, to: &str) -> String {
        match &self.which {
            Which::Other => format!("`{to}`"),
            Which::Of(function) => format!("`{to}` of `{function}`"),
            Which::New => format!("the new `{to}`"),
        }
    }

    /// Whether this block went along with another that went.
    fn is_inside(&self, other: &Self) -> bool {
        let (from, to) = (bare(&self.from.path), bare(&self.to.path));
        self.from.path.len() > other.from.path.len()
            && from.starts_with(bare(&other.from.path))
            && to.starts_with(bare(&other.to.path))
    }
}

/// A move, with the blocks that went along; nothing, when none did.
pub(super) fn moved(event: &Happened, transfers: &[Transfer]) -> Option<String> {
    let went = went_along(event, transfers);
    let first = went.first()?;
    let some = matches!(event, Happened::MovedSome { .. });
    let place = if some {
        bare(&first.from.path)
    } else {
        moved_place(event)?
    };
    let (from, to) = first.ends(place)?;
    let blocks = went.iter().take(NAMED).map(|one| {
        let owner = match one.which {
            Which::Of(_) | Which::New if to == one.to.path => "it".to_owned(),
            _ => format!("`{}`", one.to.path),
        };
        let (block, size) = (one.block, bytes(one.size));
        format!("block {block}, {size}, now owned by {owner}")
    });
    let blocks: Vec<String> = blocks.collect();
    let more = match went.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; {more} more blocks likewise"),
    };
    Some(format!(
        "`{from}` moved to {}; {}{more}",
        first.named(&to),
        blocks.join("; ")
    ))
}

/// The blocks that a move took along, the place's own and not its elements'.
fn went_along<'a>(event: &Happened, transfers: &'a [Transfer]) -> Vec<&'a Transfer> {
    let Some(place) = moved_place(event) else {
        return Vec::new();
    };
    let went: Vec<&Transfer> = transfers
        .iter()
        .filter(|one| {
            root(&one.from.path) == root(place) && bare(&one.from.path).starts_with(bare(place))
        })
        .collect();
    let own = |one: &&Transfer| !went.iter().any(|other| one.is_inside(other));
    let mut own: Vec<&Transfer> = went.iter().copied().filter(own).collect();
    let nearest = own.iter().map(|one| one.from.path.len()).min();
    own.sort_by_key(|one| (Some(one.from.path.len()) != nearest, one.block));
    own
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
    let told: Vec<&str> = events
        .iter()
        .filter(|event| moved(event, transfers).is_some())
        .filter_map(moved_place)
        .map(root)
        .collect();
    let left: Vec<&Transfer> = transfers
        .iter()
        .filter(|one| one.in_sight && !told.contains(&root(&one.from.path)))
        .collect();
    let outer = left
        .iter()
        .filter(|one| !left.iter().any(|other| one.is_inside(other)));
    let said: Vec<String> = outer
        .enumerate()
        .map(|(index, one)| {
            let verb = if index == 0 { "now owned by" } else { "by" };
            format!("block {} {verb} {}", one.block, one.new_owner())
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
