//! The recording allocator.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};

use crate::blocks::Blocks;
use crate::guards::panic_begins;
use crate::inside::{inside, within};
use crate::log::{Event, Stop};
use crate::state::{STATE, State, done};
use crate::{arena, keep, turns};

/// The global allocator of a watched program. `A` is the program's own allocator, if it has one.
#[derive(Debug)]
pub struct Recorder<A: 'static = System> {
    inner: &'static A,
    own: bool,
}

impl Default for Recorder<System> {
    fn default() -> Self {
        Self::new()
    }
}

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

// SAFETY: a block comes from the arena, from pages of its own (`keep`) or from `inner`, each of which gives what the layout
// asks for and keeps it apart until it is given back; `dealloc` and `realloc` tell by the address from which. Nothing here
// unwinds, and what the recorder allocates itself comes from the arena.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Recorder<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if done() {
            count(layout.size() as isize);
            // SAFETY: the caller's promise, that the layout has bytes.
            return unsafe { self.inner.alloc(layout) };
        }
        if inside() {
            return arena::alloc(layout);
        }
        within(|| {
            // SAFETY: the caller's promise, that the layout has bytes.
            let at = keep::alloc(layout).unwrap_or_else(|| unsafe { self.inner.alloc(layout) });
            if !at.is_null() {
                taken(at as usize, layout, false);
            }
            at
        })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if done() {
            count(layout.size() as isize);
            // SAFETY: the caller's promise, that the layout has bytes.
            return unsafe { self.inner.alloc_zeroed(layout) };
        }
        if inside() {
            let at = arena::alloc(layout);
            if !at.is_null() {
                // SAFETY: the arena gave at least as many bytes.
                unsafe { at.write_bytes(0, layout.size()) };
            }
            return at;
        }
        within(|| {
            // Fresh pages are zero.
            let at = keep::alloc(layout)
                // SAFETY: the caller's promise, that the layout has bytes.
                .unwrap_or_else(|| unsafe { self.inner.alloc_zeroed(layout) });
            if !at.is_null() {
                taken(at as usize, layout, true);
            }
            at
        })
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if arena::owns(at as usize) {
            // SAFETY: the arena's own, and given back by whoever had it.
            return unsafe { arena::dealloc(at, layout) };
        }
        if done() {
            count(-(layout.size() as isize));
            if keep::owns(at as usize) {
                return;
            }
            // SAFETY: neither the arena's nor kept: it came from `inner`. The recorder's own large pieces are not given
            // back any more by now, since it is not at work any more.
            return unsafe { self.inner.dealloc(at, layout) };
        }
        if inside() {
            if arena::is_large(layout) {
                // SAFETY: a large piece that the recorder gives back while it works is its own, by way of the arena.
                return unsafe { arena::dealloc(at, layout) };
            }
            // A smaller one would be in a chunk, so this was the program's before the recorder began to work.
            // SAFETY: the caller's promise, and it is not kept: it came from `inner`.
            return unsafe { self.give_back([(at as usize, layout)]) };
        }
        within(|| {
            if self.own {
                freed(at as usize, None);
                // SAFETY: the caller's promise; with an allocator of the program's own nothing is held back.
                return unsafe { self.inner.dealloc(at, layout) };
            }
            // SAFETY: the caller's promise for this one; the others were freed before it, and held back.
            unsafe { self.give_back(freed(at as usize, Some(layout))) };
        })
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's promise, that the new size is one that this alignment may have.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        let not_inners = arena::owns(at as usize) || (done() && keep::owns(at as usize));
        if done() && !not_inners {
            count(size as isize - layout.size() as isize);
            // SAFETY: neither the arena's nor kept: it came from `inner`.
            return unsafe { self.inner.realloc(at, layout, size) };
        }
        if inside() || not_inners {
            // SAFETY: the caller's promise: a block of this layout, that is given up for the new one. What is copied fits
            // both, and they are apart.
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
                // SAFETY: the caller's promise; with an allocator of the program's own every block is that one's.
                let new = unsafe { self.inner.realloc(at, layout, size) };
                if !new.is_null() {
                    grown(at as usize, new as usize, wanted, None);
                }
                return new;
            }
            // SAFETY: the caller's promise, that the new size is not 0.
            let new = keep::alloc(wanted).unwrap_or_else(|| unsafe { self.inner.alloc(wanted) });
            if new.is_null() {
                return new;
            }
            // SAFETY: the old block is still the caller's, and the new one is apart from it.
            unsafe { at.copy_to_nonoverlapping(new, size.min(layout.size())) };
            let go = grown(at as usize, new as usize, wanted, Some(layout));
            // SAFETY: the caller has given the old block up; the others were freed before it, and held back.
            unsafe { self.give_back(go) };
            new
        })
    }
}

impl<A: GlobalAlloc> Recorder<A> {
    /// Gives blocks back to where they came from. Kept ones stay.
    ///
    /// # Safety
    /// `inner` gave them for these layouts, unless they are kept, and nobody uses them any more.
    unsafe fn give_back(&self, blocks: impl IntoIterator<Item = (usize, Layout)>) {
        for (at, layout) in blocks {
            if !keep::owns(at) {
                // SAFETY: the caller's promise.
                unsafe { self.inner.dealloc(at as *mut u8, layout) };
            }
        }
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
    HELD.store(blocks.bytes() as isize, Ordering::SeqCst);
    LIMIT.store(blocks.limit(), Ordering::SeqCst);
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
        state.stop(Stop::Memory);
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
    state.note_counts();
    let block = state.blocks.take(at, layout);
    state.event(Event::Alloc {
        block,
        at,
        size: layout.size(),
        align: layout.align(),
        zeroed,
        of_panic: panic_begins(),
    });
    over_limit(state);
}

fn over_limit(state: &mut State) {
    if state.blocks.over_limit() {
        state.stop(Stop::Memory);
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
        return layout.map(|layout| (at, layout)).into_iter().collect();
    };
    give(state, at, layout)
}

fn give(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let Some(block) = state.blocks.give(at) else {
        return not_live(state, at, layout);
    };
    state.note_counts();
    state.event(Event::Free {
        block: block.id,
        at,
    });
    hold_back(state, at, layout)
}

/// A block that is given back and is not there: the second time, if it was. Where freed blocks are kept, that is told
/// and goes on.
fn not_live(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let before = state.blocks.freed_from(at);
    let Some(block) = before.filter(|_| keep::on()) else {
        return layout.map(|layout| (at, layout)).into_iter().collect();
    };
    state.event(Event::Again {
        block: block.id,
        at,
    });
    Vec::new()
}

/// Holds a freed block back, and says which older ones may go to the system now.
fn hold_back(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let Some(layout) = layout else {
        return Vec::new();
    };
    if keep::on() {
        keep::close(at, layout.size());
        return Vec::new();
    }
    state.blocks.hold_back(at, layout)
}

fn grown(old: usize, new: usize, layout: Layout, was: Option<Layout>) -> Vec<(usize, Layout)> {
    if done() {
        count(layout.size() as isize - was.map_or(0, |was| was.size()) as isize);
        return was.map(|was| (old, was)).into_iter().collect();
    }
    of_the_program();
    let mut state = STATE.lock();
    let Some(state) = state.as_mut() else {
        return was.map(|was| (old, was)).into_iter().collect();
    };
    let before = state.blocks.give(old);
    let none = if before.is_none() {
        Some(not_live(state, old, was))
    } else {
        None
    };
    state.note_counts();
    let block = state.blocks.take(new, layout);
    state.event(Event::Grow {
        from: before.map_or(0, |block| block.id),
        from_size: before.map_or(0, |block| block.size),
        block,
        at: new,
        size: layout.size(),
        align: layout.align(),
        of_panic: panic_begins(),
    });
    over_limit(state);
    none.unwrap_or_else(|| hold_back(state, old, was))
}
