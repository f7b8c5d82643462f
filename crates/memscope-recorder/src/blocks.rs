//! The recording allocator, and what it knows of every block.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};

use crate::arena;
use crate::events::Event;
use crate::state::{STATE, State, done};
use crate::turns;

thread_local! {
    static INSIDE: Cell<u32> = const { Cell::new(0) };
}

/// Is this thread at work for the recorder?
pub(crate) fn inside() -> bool {
    INSIDE.with(|inside| inside.get() > 0)
}

/// Does the recorder's own work: its allocations are its own, and probes inside it do nothing.
pub(crate) fn within<R>(work: impl FnOnce() -> R) -> R {
    struct Leave;
    impl Drop for Leave {
        fn drop(&mut self) {
            INSIDE.with(|inside| inside.set(inside.get() - 1));
        }
    }
    INSIDE.with(|inside| inside.set(inside.get() + 1));
    let _leave = Leave;
    work()
}

/// The global allocator of a watched program. `A` is the program's own allocator, if it has one.
pub struct Recorder<A: 'static = System> {
    inner: &'static A,
    own: bool,
}

#[expect(
    clippy::new_without_default,
    reason = "it is made in a static, by a constant function"
)]
impl Recorder<System> {
    /// Records what the system's allocator does.
    pub const fn new() -> Self {
        Self {
            inner: &System,
            own: false,
        }
    }
}

impl<A> Recorder<A> {
    /// Records what the program's own allocator does.
    pub const fn around(inner: &'static A) -> Self {
        Self { inner, own: true }
    }
}

/// A block that the program took.
#[derive(Clone, Copy)]
pub(crate) struct Taken {
    pub id: u32,
    pub size: usize,
    pub align: usize,
}

/// Every block: the live ones and those that were freed, by address.
#[derive(Default)]
pub(crate) struct Blocks {
    pub live: BTreeMap<usize, Taken>,
    pub freed: BTreeMap<usize, Taken>,
    pub count: u32,
    pub bytes: usize,
    pub limit: usize,
    pub waiting: std::collections::VecDeque<(usize, Layout)>,
    pub waiting_bytes: usize,
    /// Live blocks that begin with a strong and a weak count, by address, with their number.
    pub counted: BTreeMap<usize, u32>,
}

/// Freed blocks are kept from being handed out again up to this sum and number, so that a stale address stays nameable.
const KEPT: usize = 64 << 20;
const KEPT_BLOCKS: usize = 1 << 16;

impl Blocks {
    /// The live block in which this address lies.
    pub(crate) fn live_at(&self, at: usize) -> Option<(usize, Taken)> {
        let (&start, &block) = self.live.range(..=at).next_back()?;
        (at < start + block.size.max(1)).then_some((start, block))
    }

    /// Notes the counted blocks that a step shows, and forgets those that are gone.
    pub(crate) fn note_counted(&mut self, shown: &[usize]) {
        for at in shown {
            if let Some(block) = self.live.get(at) {
                self.counted.insert(*at, block.id);
            }
        }
        let live = &self.live;
        self.counted
            .retain(|at, id| live.get(at).is_some_and(|block| block.id == *id));
    }

    /// Number, strong and weak count of the counted blocks that a step does not show: handles that no variable shows
    /// hold those.
    pub(crate) fn hidden_counts(&self, shown: &[usize]) -> Vec<(u32, usize, usize)> {
        let is_live = |at: &usize, id: u32| self.live.get(at).is_some_and(|block| block.id == id);
        let counted = self.counted.iter();
        counted
            .filter(|(at, id)| !shown.contains(at) && is_live(at, **id))
            .map(|(&at, &id)| {
                let counts = at as *const usize;
                let (strong, weak) =
                    // SAFETY: a live block that once was seen behind a counting handle begins with two counts.
                    unsafe { (counts.read_volatile(), counts.add(1).read_volatile()) };
                // Together the strong handles hold one more weak count.
                (id, strong, weak.saturating_sub(1))
            })
            .filter(|(_, strong, _)| *strong > 0)
            .collect()
    }

    fn take(&mut self, at: usize, layout: Layout) -> u32 {
        self.count += 1;
        self.bytes += layout.size();
        self.live.insert(at, block(self.count, layout));
        let end = at + layout.size();
        while let Some((&old, &was)) = self.freed.range(..end).next_back() {
            if old + was.size.max(1) <= at {
                break;
            }
            self.freed.remove(&old);
        }
        self.count
    }

    fn give(&mut self, at: usize) -> Option<Taken> {
        let block = self.live.remove(&at)?;
        self.bytes -= block.size;
        self.freed.insert(at, block);
        Some(block)
    }
}

// SAFETY: a block comes from `inner` or from the arena, with the layout that was asked for, and goes back there.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Recorder<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if done() {
            count(layout.size() as isize);
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            return unsafe { self.inner.alloc(layout) };
        }
        if inside() {
            // SAFETY: the caller's promise about the layout is passed on.
            return unsafe { arena::alloc(layout) };
        }
        within(|| {
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            let at = unsafe { self.inner.alloc(layout) };
            if !at.is_null() {
                taken(at as usize, layout, false);
            }
            at
        })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if done() {
            count(layout.size() as isize);
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            return unsafe { self.inner.alloc_zeroed(layout) };
        }
        if inside() {
            // SAFETY: the caller's promise about the layout is passed on.
            let at = unsafe { arena::alloc(layout) };
            if !at.is_null() {
                // SAFETY: the arena gave so many bytes.
                unsafe { at.write_bytes(0, layout.size()) };
            }
            return at;
        }
        within(|| {
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            let at = unsafe { self.inner.alloc_zeroed(layout) };
            if !at.is_null() {
                taken(at as usize, layout, true);
            }
            at
        })
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if arena::owns(at as usize) {
            // SAFETY: what lies in the arena, or was taken for the recorder, came from there with this layout.
            return unsafe { arena::dealloc(at, layout) };
        }
        if done() {
            count(-(layout.size() as isize));
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            return unsafe { self.inner.dealloc(at, layout) };
        }
        if inside() {
            // SAFETY: what lies in the arena, or was taken for the recorder, came from there with this layout.
            return unsafe { arena::dealloc(at, layout) };
        }
        within(|| {
            if self.own {
                freed(at as usize, None);
                // SAFETY: the caller's promise is passed on; the block is `inner`'s.
                return unsafe { self.inner.dealloc(at, layout) };
            }
            for (old, layout) in freed(at as usize, Some(layout)) {
                // SAFETY: the program freed it with this layout, and it was held back; nobody uses it any more.
                unsafe { self.inner.dealloc(old as *mut u8, layout) };
            }
        })
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that the new size fits the alignment.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if done() && !arena::owns(at as usize) {
            count(size as isize - layout.size() as isize);
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            return unsafe { self.inner.realloc(at, layout, size) };
        }
        if inside() || arena::owns(at as usize) {
            // SAFETY: the new block is that long and another one; the old one is given back with its own layout.
            return unsafe {
                let new = self.alloc(wanted);
                if !new.is_null() {
                    at.copy_to_nonoverlapping(new, size.min(layout.size()));
                    self.dealloc(at, layout);
                }
                new
            };
        }
        within(|| {
            if self.own {
                // SAFETY: the caller's promise is passed on; the block is `inner`'s.
                let new = unsafe { self.inner.realloc(at, layout, size) };
                if !new.is_null() {
                    grown(at as usize, new as usize, wanted, None);
                }
                return new;
            }
            // SAFETY: the caller's promise is passed on; the block is `inner`'s.
            let new = unsafe { self.inner.alloc(wanted) };
            if new.is_null() {
                return new;
            }
            // SAFETY: both blocks are that long, and they are two.
            unsafe { at.copy_to_nonoverlapping(new, size.min(layout.size())) };
            for (old, layout) in grown(at as usize, new as usize, wanted, Some(layout)) {
                // SAFETY: the program freed it with this layout, and it was held back; nobody uses it any more.
                unsafe { self.inner.dealloc(old as *mut u8, layout) };
            }
            new
        })
    }
}

/// A thread that has not entered the program's code runs std's: its blocks are not the program's.
fn of_the_program() -> bool {
    turns::wait_if_known();
    turns::known()
}

/// What the program holds, and may hold, once the record is full: then nothing else is kept of a block.
static HELD: AtomicIsize = AtomicIsize::new(0);
static LIMIT: AtomicUsize = AtomicUsize::new(0);

/// The last step was recorded: from now on only the sum is kept, for the limit.
pub(crate) fn only_count(blocks: &Blocks) {
    HELD.store(blocks.bytes as isize, Ordering::SeqCst);
    LIMIT.store(blocks.limit, Ordering::SeqCst);
}

fn count(change: isize) {
    let held = HELD.fetch_add(change, Ordering::Relaxed) + change;
    let limit = LIMIT.load(Ordering::Relaxed);
    if change > 0
        && limit > 0
        && held > limit as isize
        && !inside()
        && let Some(state) = STATE.lock().as_mut()
    {
        state.stop("memory");
    }
}

fn taken(at: usize, layout: Layout, zeroed: bool) {
    if done() {
        return count(layout.size() as isize);
    }
    if !of_the_program() {
        return;
    }
    let mut state = STATE.lock();
    let Some(state) = state.as_mut() else { return };
    let id = state.blocks.take(at, layout);
    let block = block(id, layout);
    state.event(Event::Taken {
        block,
        at,
        zeroed,
        panics: crate::guards::panic_begins(),
    });
    over_limit(state);
}

fn block(id: u32, layout: Layout) -> Taken {
    Taken {
        id,
        size: layout.size(),
        align: layout.align(),
    }
}

fn over_limit(state: &mut State) {
    if state.blocks.limit > 0 && state.blocks.bytes > state.blocks.limit {
        state.stop("memory");
    }
}

const LATER: usize = 32;

thread_local! {
    /// What a thread freed before its first turn: told then, so that the order is the same on every run.
    static FREED_EARLY: Cell<[(usize, Option<Layout>); LATER]> = const { Cell::new([(0, None); LATER]) };
}

/// Tells what this thread freed before it was known.
pub(crate) fn tell(state: &mut State) {
    let early = FREED_EARLY.with(|early| early.replace([(0, None); LATER]));
    for (at, layout) in early.into_iter().take_while(|(at, _)| *at != 0) {
        give(state, at, layout);
    }
}

fn freed(at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    if done() {
        count(-(layout.map_or(0, |layout| layout.size()) as isize));
        return layout.map(|layout| (at, layout)).into_iter().collect();
    }
    if !of_the_program() && !turns::are_off() {
        let mut early = FREED_EARLY.with(Cell::get);
        if let Some(free) = early.iter_mut().find(|(at, _)| *at == 0) {
            *free = (at, layout);
            FREED_EARLY.with(|all| all.set(early));
            return Vec::new();
        }
    }
    let mut state = STATE.lock();
    let Some(state) = state.as_mut() else {
        return layout.map(|l| (at, l)).into_iter().collect();
    };
    give(state, at, layout)
}

fn give(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let Some(block) = state.blocks.give(at) else {
        return layout.map(|l| (at, l)).into_iter().collect();
    };
    state.event(Event::Freed {
        block: block.id,
        at,
    });
    keep(state, at, layout)
}

/// Holds a freed block back, and says which older ones may go to the system now.
fn keep(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let Some(layout) = layout else {
        return Vec::new();
    };
    let blocks = &mut state.blocks;
    blocks.waiting.push_back((at, layout));
    blocks.waiting_bytes += layout.size();
    let mut go = Vec::new();
    while blocks.waiting_bytes > KEPT || blocks.waiting.len() > KEPT_BLOCKS {
        let Some((old, layout)) = blocks.waiting.pop_front() else {
            break;
        };
        blocks.waiting_bytes -= layout.size();
        blocks.freed.remove(&old);
        go.push((old, layout));
    }
    go
}

fn grown(old: usize, new: usize, layout: Layout, was: Option<Layout>) -> Vec<(usize, Layout)> {
    if done() {
        count(layout.size() as isize - was.map_or(0, |was| was.size()) as isize);
        return was.map(|was| (old, was)).into_iter().collect();
    }
    of_the_program();
    let mut state = STATE.lock();
    let Some(state) = state.as_mut() else {
        return was.map(|l| (old, l)).into_iter().collect();
    };
    let before = state.blocks.give(old);
    let id = state.blocks.take(new, layout);
    state.event(Event::Grown {
        from: before.map_or((0, 0), |block| (block.id, block.size)),
        block: block(id, layout),
        at: new,
        panics: crate::guards::panic_begins(),
    });
    over_limit(state);
    if before.is_none() {
        return was.map(|l| (old, l)).into_iter().collect();
    }
    keep(state, old, was)
}
