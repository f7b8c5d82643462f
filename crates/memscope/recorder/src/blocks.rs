//! What is known of every block: the live ones, those that were freed, and the counts with which some begin.

use std::alloc::Layout;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A block that the program took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) id: u32,
    pub(crate) size: usize,
    pub(crate) align: usize,
}

/// Every block: the live ones and those that were freed, by address.
#[derive(Default)]
pub(crate) struct Blocks {
    live: BTreeMap<usize, Taken>,
    freed: BTreeMap<usize, Taken>,
    count: u32,
    bytes: usize,
    /// How many bytes the program may hold; 0 for as many as it likes.
    limit: usize,
    /// Freed blocks that the system does not have back yet, and their bytes together.
    waiting: VecDeque<(usize, Layout)>,
    waiting_bytes: usize,
    /// Live blocks that begin with a strong and a weak count, by address.
    counted: BTreeMap<usize, Counted>,
}

/// A block that begins with two counts.
#[derive(Clone, Copy)]
struct Counted {
    id: u32,
    /// The counts that were told last.
    told: (usize, usize),
}

/// The strong and the weak count with which a block begins. Together the strong handles hold one more weak count.
///
/// # Safety
/// The block of an `Rc` or `Arc` that is not freed lies at `at`.
pub(crate) unsafe fn counts(at: usize) -> (usize, usize) {
    let counts = at as *mut usize;
    // SAFETY: such a block begins with two words, strong and weak, in both; whoever changes them does it in the same thread
    // or by atomics.
    let read = |index| unsafe { AtomicUsize::from_ptr(counts.add(index)).load(Ordering::Relaxed) };
    let (strong, weak) = (read(0), read(1));
    (strong, weak.saturating_sub(usize::from(strong > 0)))
}

/// Freed blocks are kept from being handed out again up to this sum and number, so that a stale address stays nameable.
const KEPT: usize = 64 << 20;
const KEPT_BLOCKS: usize = 1 << 16;

fn at(blocks: &BTreeMap<usize, Taken>, at: usize) -> Option<(usize, Taken)> {
    let (&start, &block) = blocks.range(..=at).next_back()?;
    (at < start + block.size.max(1)).then_some((start, block))
}

impl Blocks {
    /// No block yet; the program may hold so many bytes, or any number of them for 0.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            ..Self::default()
        }
    }

    /// How many bytes the program may hold.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// The live block in which this address lies.
    pub(crate) fn live_at(&self, address: usize) -> Option<(usize, Taken)> {
        at(&self.live, address)
    }

    /// The block that was freed here last.
    pub(crate) fn freed_at(&self, address: usize) -> Option<(usize, Taken)> {
        at(&self.freed, address)
    }

    /// The live block that begins here.
    pub(crate) fn live_from(&self, address: usize) -> Option<Taken> {
        self.live.get(&address).copied()
    }

    /// The freed block that began here.
    pub(crate) fn freed_from(&self, address: usize) -> Option<Taken> {
        self.freed.get(&address).copied()
    }

    /// All live blocks with their addresses.
    pub(crate) fn live(&self) -> impl ExactSizeIterator<Item = (usize, Taken)> {
        self.live.iter().map(|(&at, &block)| (at, block))
    }

    /// How many bytes the program holds.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Does the program hold more than it may?
    pub(crate) fn over_limit(&self) -> bool {
        self.limit > 0 && self.bytes > self.limit
    }

    /// Notes the counted blocks that a step shows; gives number, strong and weak count of the others: handles that
    /// no variable shows hold those, or none does any more and the value is being dropped.
    ///
    /// # Safety
    /// Those that are shown begin with two counts.
    pub(crate) unsafe fn hidden_counts(&mut self, shown: &[usize]) -> Vec<(u32, usize, usize)> {
        for at in shown {
            if let Some(block) = self.live.get(at) {
                // SAFETY: the caller's promise, and the block is live.
                let told = unsafe { counts(*at) };
                let id = block.id;
                self.counted.insert(*at, Counted { id, told });
            }
        }
        self.forget_freed();
        let hidden = self.counted.iter().filter(|(at, _)| !shown.contains(at));
        hidden
            .map(|(&at, counted)| {
                // SAFETY: it was shown as a counted block, and has not been freed since.
                let (strong, weak) = unsafe { counts(at) };
                (counted.id, strong, weak)
            })
            .collect()
    }

    fn forget_freed(&mut self) {
        let live = &self.live;
        self.counted
            .retain(|at, counted| live.get(at).is_some_and(|block| block.id == counted.id));
    }

    /// Counts that are others than those told last: number of the block, strong and weak count. Of a block whose value is
    /// being dropped the weak count is in between: that it has no owner any more is all that is told.
    pub(crate) fn changed_counts(&mut self) -> Vec<(u32, usize, usize)> {
        self.forget_freed();
        let mut changed = Vec::new();
        for (&at, counted) in &mut self.counted {
            // SAFETY: it was shown as a counted block, and has not been freed since.
            let now = unsafe { counts(at) };
            let now = if now.0 > 0 { now } else { (0, counted.told.1) };
            if now != counted.told {
                counted.told = now;
                changed.push((counted.id, now.0, now.1));
            }
        }
        changed.sort_unstable();
        changed
    }

    /// The program takes a block; gives its number.
    pub(crate) fn take(&mut self, at: usize, layout: Layout) -> u32 {
        self.count += 1;
        self.bytes += layout.size();
        let block = Taken {
            id: self.count,
            size: layout.size(),
            align: layout.align(),
        };
        self.live.insert(at, block);
        let end = at + layout.size();
        while let Some((&old, &was)) = self.freed.range(..end).next_back() {
            if old + was.size.max(1) <= at {
                break;
            }
            self.freed.remove(&old);
        }
        self.count
    }

    /// The program gives a block back; nothing if none is live here.
    pub(crate) fn give(&mut self, at: usize) -> Option<Taken> {
        let block = self.live.remove(&at)?;
        self.bytes -= block.size;
        self.freed.insert(at, block);
        Some(block)
    }

    /// Holds a freed block back, and says which older ones may go to the system now.
    pub(crate) fn hold_back(&mut self, at: usize, layout: Layout) -> Vec<(usize, Layout)> {
        self.waiting.push_back((at, layout));
        self.waiting_bytes += layout.size();
        let mut go = Vec::new();
        while self.waiting_bytes > KEPT || self.waiting.len() > KEPT_BLOCKS {
            let Some((old, layout)) = self.waiting.pop_front() else {
                break;
            };
            self.waiting_bytes -= layout.size();
            self.freed.remove(&old);
            go.push((old, layout));
        }
        go
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bytes::WORD;

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 8).expect("a layout")
    }

    #[test]
    fn a_block_is_live_then_freed_and_its_place_may_be_taken_again() {
        let mut blocks = Blocks::default();
        assert_eq!(blocks.take(0x1000, layout(16)), 1);
        assert_eq!(blocks.take(0x1010, layout(0)), 2);
        let id = |found: Option<(usize, Taken)>| found.map(|(at, block)| (at, block.id));
        assert_eq!(id(blocks.live_at(0x100f)), Some((0x1000, 1)));
        assert_eq!(id(blocks.live_at(0x1010)), Some((0x1010, 2)));
        assert_eq!(id(blocks.live_at(0x1011)), None);
        assert_eq!(blocks.bytes(), 16);

        assert_eq!(blocks.give(0x1000).map(|block| block.id), Some(1));
        assert_eq!(blocks.give(0x1000), None);
        assert_eq!(blocks.bytes(), 0);
        assert_eq!(id(blocks.live_at(0x1000)), None);
        assert_eq!(id(blocks.freed_at(0x1008)), Some((0x1000, 1)));

        // A block over a part of it: what was freed there is not to be named any more.
        assert_eq!(blocks.take(0x1008, layout(4)), 3);
        assert_eq!(id(blocks.freed_at(0x1000)), None);
    }

    #[test]
    fn freed_blocks_go_to_the_system_from_a_sum_on_the_oldest_first() {
        let mut blocks = Blocks::default();
        let half = layout(KEPT / 2);
        for at in [1 << 30, 2 << 30, 3 << 30] {
            blocks.take(at, half);
            blocks.give(at);
        }
        assert_eq!(blocks.hold_back(1 << 30, half), []);
        assert_eq!(blocks.hold_back(2 << 30, half), []);
        assert_eq!(blocks.hold_back(3 << 30, half), [(1 << 30, half)]);
        assert_eq!(blocks.freed_from(1 << 30), None);
        assert!(blocks.freed_from(2 << 30).is_some());
    }

    #[test]
    fn counts_that_changed_are_told_once_and_those_of_freed_blocks_never() {
        let mut blocks = Blocks::default();
        let one = Rc::new(5);
        let at = Rc::as_ptr(&one) as usize - 2 * WORD;
        blocks.take(at, layout(24));
        // SAFETY: the block of a counted handle that is alive.
        assert_eq!(unsafe { counts(at) }, (1, 0));
        // SAFETY: the same.
        let hidden = |blocks: &mut Blocks, shown: &[usize]| unsafe { blocks.hidden_counts(shown) };
        assert_eq!(hidden(&mut blocks, &[at]), []);
        assert_eq!(blocks.changed_counts(), []);
        let (other, weak) = (one.clone(), Rc::downgrade(&one));
        assert_eq!(blocks.changed_counts(), [(1, 2, 1)]);
        assert_eq!(blocks.changed_counts(), []);
        assert_eq!(hidden(&mut blocks, &[]), [(1, 2, 1)]);
        drop((other, weak));
        assert_eq!(blocks.changed_counts(), [(1, 1, 0)]);
        // What the last owner leaves while it drops the value.
        let set = |count: usize| {
            // SAFETY: the strong count of a block that is alive, and nobody else looks at it.
            unsafe { *(at as *mut usize) = count }
        };
        set(0);
        assert_eq!(blocks.changed_counts(), [(1, 0, 0)]);
        assert_eq!(blocks.changed_counts(), []);
        set(1);
        blocks.give(at);
        drop(one);
        assert_eq!(hidden(&mut blocks, &[]), []);
    }
}
