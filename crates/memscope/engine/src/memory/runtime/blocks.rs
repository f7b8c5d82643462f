//! The recording allocator, and what it knows of every block.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};

use crate::arena;
use crate::keep;
use crate::state::{STATE, State, done};
use crate::turns;

thread_local! {
    static INSIDE: Cell<u32> = const { Cell::new(0) };
}

/// Is this thread at work for the recorder?
pub fn inside() -> bool {
    INSIDE.with(|inside| inside.get() > 0)
}

/// Does the recorder's own work: its allocations are its own, and probes inside it do nothing.
pub fn within<R>(work: impl FnOnce() -> R) -> R {
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
pub struct Taken {
    pub id: u32,
    pub size: usize,
    pub align: usize,
}

/// Every block: the live ones and those that were freed, by address.
#[derive(Default)]
pub struct Blocks {
    pub live: BTreeMap<usize, Taken>,
    pub freed: BTreeMap<usize, Taken>,
    pub count: u32,
    pub bytes: usize,
    pub limit: usize,
    pub waiting: std::collections::VecDeque<(usize, Layout)>,
    pub waiting_bytes: usize,
    /// Live blocks that begin with a strong and a weak count, by address.
    pub counted: BTreeMap<usize, Counted>,
}

/// A block that begins with two counts.
#[derive(Clone, Copy)]
pub struct Counted {
    id: u32,
    /// The counts that were told last.
    told: (usize, usize),
}

/// The strong and the weak count with which a block begins. Together the strong handles hold one more weak count.
fn counts(at: usize) -> (usize, usize) {
    let counts = at as *const usize;
    let (strong, weak) = unsafe { (counts.read_volatile(), counts.add(1).read_volatile()) };
    (strong, weak.saturating_sub(1))
}

/// Freed blocks are kept from being handed out again up to this sum and number, so that a stale address stays nameable.
const KEPT: usize = 64 << 20;
const KEPT_BLOCKS: usize = 1 << 16;

impl Blocks {
    /// The live block in which this address lies.
    pub fn live_at(&self, at: usize) -> Option<(usize, Taken)> {
        let (&start, &block) = self.live.range(..=at).next_back()?;
        (at < start + block.size.max(1)).then_some((start, block))
    }

    /// The block that was freed here last.
    pub fn freed_at(&self, at: usize) -> Option<(usize, Taken)> {
        let (&start, &block) = self.freed.range(..=at).next_back()?;
        (at < start + block.size.max(1)).then_some((start, block))
    }

    /// Notes the counted blocks that a step shows; gives number, strong and weak count of the others: handles that
    /// no variable shows hold those.
    pub fn hidden_counts(&mut self, shown: &[usize]) -> Vec<(u32, usize, usize)> {
        for at in shown {
            if let Some(block) = self.live.get(at) {
                let (id, told) = (block.id, counts(*at));
                self.counted.insert(*at, Counted { id, told });
            }
        }
        self.forget_freed();
        let hidden = self.counted.iter().filter(|(at, _)| !shown.contains(at));
        hidden
            .map(|(&at, counted)| {
                let (strong, weak) = counts(at);
                (counted.id, strong, weak)
            })
            .filter(|(_, strong, _)| *strong > 0)
            .collect()
    }

    fn forget_freed(&mut self) {
        let live = &self.live;
        self.counted
            .retain(|at, counted| live.get(at).is_some_and(|block| block.id == counted.id));
    }

    /// Counts that are others than those told last: number of the block, strong and weak count. A block whose value is
    /// being dropped is left out: its counts are in between.
    pub fn changed_counts(&mut self) -> Vec<(u32, usize, usize)> {
        self.forget_freed();
        let mut changed = Vec::new();
        for (&at, counted) in &mut self.counted {
            let now = counts(at);
            if now.0 > 0 && now != counted.told {
                counted.told = now;
                changed.push((counted.id, now.0, now.1));
            }
        }
        changed
    }

    fn take(&mut self, at: usize, layout: Layout) -> u32 {
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

    fn give(&mut self, at: usize) -> Option<Taken> {
        let block = self.live.remove(&at)?;
        self.bytes -= block.size;
        self.freed.insert(at, block);
        Some(block)
    }
}

unsafe impl<A: GlobalAlloc> GlobalAlloc for Recorder<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if done() {
            count(layout.size() as isize);
            return unsafe { self.inner.alloc(layout) };
        }
        if inside() {
            return unsafe { arena::alloc(layout) };
        }
        within(|| {
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
            return unsafe { self.inner.alloc_zeroed(layout) };
        }
        if inside() {
            let at = unsafe { arena::alloc(layout) };
            if !at.is_null() {
                unsafe { at.write_bytes(0, layout.size()) };
            }
            return at;
        }
        within(|| {
            // Fresh pages are zero.
            let at = keep::alloc(layout).unwrap_or_else(|| unsafe { self.inner.alloc_zeroed(layout) });
            if !at.is_null() {
                taken(at as usize, layout, true);
            }
            at
        })
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if arena::owns(at as usize) {
            return unsafe { arena::dealloc(at, layout) };
        }
        if done() {
            count(-(layout.size() as isize));
            if keep::owns(at as usize) {
                return;
            }
            return unsafe { self.inner.dealloc(at, layout) };
        }
        if inside() {
            return unsafe { arena::dealloc(at, layout) };
        }
        within(|| {
            if self.own {
                freed(at as usize, None);
                return unsafe { self.inner.dealloc(at, layout) };
            }
            self.give_back(freed(at as usize, Some(layout)));
        })
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if done() && !arena::owns(at as usize) && !keep::owns(at as usize) {
            count(size as isize - layout.size() as isize);
            return unsafe { self.inner.realloc(at, layout, size) };
        }
        if inside() || arena::owns(at as usize) || (done() && keep::owns(at as usize)) {
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
                let new = unsafe { self.inner.realloc(at, layout, size) };
                if !new.is_null() {
                    grown(at as usize, new as usize, wanted, None);
                }
                return new;
            }
            let new = keep::alloc(wanted).unwrap_or_else(|| unsafe { self.inner.alloc(wanted) });
            if new.is_null() {
                return new;
            }
            unsafe { at.copy_to_nonoverlapping(new, size.min(layout.size())) };
            self.give_back(grown(at as usize, new as usize, wanted, Some(layout)));
            new
        })
    }
}

impl<A: GlobalAlloc> Recorder<A> {
    /// Gives blocks back to where they came from. Kept ones stay.
    fn give_back(&self, blocks: Vec<(usize, Layout)>) {
        for (at, layout) in blocks {
            if !keep::owns(at) {
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
pub fn only_count(blocks: &Blocks) {
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
    let (size, align) = (layout.size(), layout.align());
    state.event(|w| {
        w.text("{\"e\":\"alloc\"")
            .num("b", id as u64)
            .num("a", at as u64);
        w.num("n", size as u64)
            .num("al", align as u64)
            .num("z", u64::from(zeroed))
            .flag("p", crate::guards::panic_begins())
            .text("}");
    });
    over_limit(state);
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
pub fn tell(state: &mut State) {
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
        return not_live(state, at, layout);
    };
    state.event(|w| {
        w.text("{\"e\":\"free\"")
            .num("b", block.id as u64)
            .num("a", at as u64)
            .text("}");
    });
    keep(state, at, layout)
}

/// A block that is given back and is not there: the second time, if it was. Where freed blocks are kept, that is told
/// and goes on.
fn not_live(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let before = state.blocks.freed.get(&at).copied();
    let Some(block) = before.filter(|_| keep::on()) else {
        return layout.map(|l| (at, l)).into_iter().collect();
    };
    state.event(|w| {
        w.text("{\"e\":\"again\"")
            .num("b", block.id as u64)
            .num("a", at as u64)
            .text("}");
    });
    Vec::new()
}

/// Holds a freed block back, and says which older ones may go to the system now.
fn keep(state: &mut State, at: usize, layout: Option<Layout>) -> Vec<(usize, Layout)> {
    let Some(layout) = layout else {
        return Vec::new();
    };
    if keep::on() {
        keep::close(at, layout.size());
        return Vec::new();
    }
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
    let none = if before.is_none() {
        Some(not_live(state, old, was))
    } else {
        None
    };
    let id = state.blocks.take(new, layout);
    let from = before.map_or(0, |block| block.id);
    let from_size = before.map_or(0, |block| block.size);
    state.event(|w| {
        w.text("{\"e\":\"grow\"")
            .num("f", from as u64)
            .num("fn", from_size as u64);
        w.num("b", id as u64)
            .num("a", new as u64)
            .num("n", layout.size() as u64);
        w.num("al", layout.align() as u64)
            .flag("p", crate::guards::panic_begins())
            .text("}");
    });
    over_limit(state);
    none.unwrap_or_else(|| keep(state, old, was))
}
