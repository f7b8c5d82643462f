//! Names for addresses: blocks, variables, static memory.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::Node;
use crate::memory::model::{Link, LinkTo, Mode, PartKind, Slot};

/// A block that the program took.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Taken {
    pub(crate) id: u32,
    pub(crate) size: u64,
    pub(crate) align: u64,
    pub(crate) line: usize,
}

/// A value without a name to which a reference may outlive it.
#[derive(Debug, Clone)]
pub(crate) struct Passing {
    pub(crate) at: u64,
    pub(crate) size: u64,
    pub(crate) line: usize,
    /// The call in which it was made.
    pub(crate) call: u32,
}

/// All addresses that have a name at one step.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    pub(crate) image: Vec<(u64, u64)>,
    pub(crate) live: BTreeMap<u64, Taken>,
    pub(crate) freed: BTreeMap<u64, Taken>,
    pub(crate) slots: Vec<(u64, u64, Slot)>,
    /// Places of variables that are no more, the latest last.
    pub(crate) gone: Vec<(u64, u64, Slot)>,
    /// Values without a name that end with a statement, or with their function.
    pub(crate) passing: Vec<Passing>,
    /// Blocks of hash tables: where in them an entry lies is another place on every run.
    pub(crate) hashed: BTreeSet<u32>,
}

/// The latest variable whose place holds an address.
fn holds(slots: &[(u64, u64, Slot)], at: u64) -> Option<&(u64, u64, Slot)> {
    let mut latest = slots.iter().rev();
    latest.find(|(start, len, _)| at >= *start && at < start + (*len).max(1))
}

fn find(blocks: &BTreeMap<u64, Taken>, at: u64) -> Option<(u64, &Taken)> {
    let (&start, block) = blocks.range(..=at).next_back()?;
    (at < start + block.size.max(1)).then_some((start, block))
}

impl Addresses {
    pub(crate) fn block(&self, at: u64) -> Option<(u64, &Taken)> {
        find(&self.live, at)
    }

    /// After events that nobody wrote down: these are the live blocks, number, address, size and alignment of each.
    pub(crate) fn reset(&mut self, all: &[(u32, u64, u64, u64)], line: usize) {
        let before = std::mem::take(&mut self.live);
        for &(id, at, size, align) in all {
            let known = before.get(&at).filter(|block| block.id == id);
            let line = known.map_or(line, |block| block.line);
            self.live.insert(
                at,
                Taken {
                    id,
                    size,
                    align,
                    line,
                },
            );
        }
        let gone = before
            .into_iter()
            .filter(|(at, block)| self.live.get(at).is_none_or(|live| live.id != block.id));
        self.freed.extend(gone);
    }

    /// Notes the blocks in which the entries of hash tables lie.
    pub(crate) fn note_hashed(&mut self, node: &Node) {
        let keys = node.en.iter().filter(|_| node.hashed).map(|(key, _)| key);
        let elements = node.el.iter().filter(|_| node.k == PartKind::Set);
        for one in keys.chain(elements) {
            if let Some(id) = self.block(one.a).map(|(_, block)| block.id) {
                self.hashed.insert(id);
            }
        }
        let entries = node.en.iter().flat_map(|(key, value)| [key, value]);
        let fields = node.f.iter().map(|(_, field)| field);
        for inner in entries
            .chain(fields)
            .chain(&node.el)
            .chain(node.to.as_deref())
        {
            self.note_hashed(inner);
        }
    }

    /// The variables of a new step: those that are no longer there are remembered by their place.
    pub(crate) fn rename(&mut self, slots: Vec<(u64, u64, Slot)>) {
        let before = std::mem::replace(&mut self.slots, slots);
        let stays = |slot: &Slot| {
            let mut now = self.slots.iter();
            now.any(|(_, _, other)| (other.call, other.id) == (slot.call, slot.id))
        };
        let gone: Vec<_> = before
            .into_iter()
            .filter(|(_, _, slot)| !stays(slot))
            .collect();
        self.gone.extend(gone);
    }

    /// A statement of the call `done` has run, and of all calls those in `running` are left: with a statement go the
    /// values that it made, with a call all of its own.
    pub(crate) fn pass(&mut self, done: Option<u32>, running: &BTreeSet<u32>) {
        let over = |one: &Passing| Some(one.call) == done || !running.contains(&one.call);
        let (over, passing) = std::mem::take(&mut self.passing)
            .into_iter()
            .partition(over);
        self.passing = passing;
        self.gone.extend(over.into_iter().map(|one: Passing| {
            let slot = Slot {
                call: one.call,
                id: u32::MAX,
                name: format!("a temporary of line {}", one.line),
            };
            (one.at, one.size, slot)
        }));
    }

    /// The variable in which an address lies.
    pub(crate) fn variable(&self, at: u64) -> Option<String> {
        let slot = holds(&self.slots, at)?;
        Some(slot.2.name.clone())
    }

    /// The name of an address that is held as a number; small numbers are never meant.
    pub(crate) fn name(&self, at: u64) -> Option<String> {
        if at < 1 << 24 {
            return None;
        }
        let link = self.link(at, Mode::Raw, None);
        matches!(
            link.to,
            LinkTo::Block | LinkTo::Freed | LinkTo::Variable | LinkTo::Static
        )
        .then(|| link.target())
    }

    /// Names an address. `size` is 0 where a pointer points to nothing that needs memory.
    pub(crate) fn link(&self, at: u64, mode: Mode, size: Option<u64>) -> Link {
        let mut link = Link {
            mode,
            to: LinkTo::None,
            block: None,
            variable: None,
            offset: None,
            size,
            reach: None,
        };
        // A value without bytes may lie at the very end of its block, as that of an `Rc<()>` does.
        let at_end = || {
            let before = at.checked_sub(1).filter(|_| size == Some(0))?;
            self.block(before)
        };
        if let Some((start, block)) = self.block(at).or_else(at_end) {
            let offset = (!self.hashed.contains(&block.id)).then_some(at - start);
            (link.to, link.block, link.offset) = (LinkTo::Block, Some(block.id), offset);
        } else if size == Some(0) && mode == Mode::Owner {
            // A dangling address on purpose: std gives it to empty vectors and boxes of nothing.
        } else if let Some((start, _, slot)) = holds(&self.slots, at) {
            (link.to, link.variable, link.offset) =
                (LinkTo::Variable, Some(slot.clone()), Some(at - start));
        } else if let Some((start, block)) = find(&self.freed, at) {
            (link.to, link.block, link.offset) = (LinkTo::Freed, Some(block.id), Some(at - start));
        } else if self
            .image
            .iter()
            .any(|&(start, end)| (start..end).contains(&at))
        {
            link.to = LinkTo::Static;
        } else if let Some((start, _, slot)) = holds(&self.gone, at) {
            (link.to, link.variable, link.offset) =
                (LinkTo::Gone, Some(slot.clone()), Some(at - start));
        } else if at >= 4096 && size != Some(0) {
            link.to = LinkTo::Temporary;
        }
        link
    }
}
