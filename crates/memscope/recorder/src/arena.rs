//! Memory for the recorder itself, apart from the program's heap, so that watching does not move its blocks.
//!
//! Pieces have a power of two of bytes, are cut from chunks and go back to a list of free ones of their size. A piece that
//! would take a good part of a chunk comes from the system, and [`owns`] does not know it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

const CHUNK: usize = 1 << 22;
/// The largest piece of a chunk.
const LARGEST: usize = CHUNK / 4;
const CLASSES: usize = LARGEST.trailing_zeros() as usize + 1;

struct Arena {
    next: usize,
    end: usize,
    /// For each power of two the first free piece; each holds the address of the next one.
    free: [usize; CLASSES],
}

struct Shared(UnsafeCell<Arena>);

// SAFETY: only `locked` reaches what is inside, and lets one thread in at a time.
unsafe impl Sync for Shared {}

static ARENA: Shared = Shared(UnsafeCell::new(Arena {
    next: 0,
    end: 0,
    free: [0; CLASSES],
}));
static LOCK: AtomicBool = AtomicBool::new(false);
static LOW: AtomicUsize = AtomicUsize::new(usize::MAX);
static CHUNKS: [AtomicUsize; 1024] = [const { AtomicUsize::new(0) }; 1024];
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// The power of two in whose pieces it fits; `None` when it is too large for a chunk.
fn class(layout: Layout) -> Option<usize> {
    let size = layout.size().max(layout.align()).max(16);
    (size <= LARGEST).then(|| size.next_power_of_two().trailing_zeros() as usize)
}

/// Does a piece of this layout come from the system?
pub(crate) fn is_large(layout: Layout) -> bool {
    class(layout).is_none()
}

/// `work` must not panic, or nobody is let in again.
fn locked<R>(work: impl FnOnce(&mut Arena) -> R) -> R {
    while LOCK
        .compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed)
        .is_err()
    {
        std::hint::spin_loop();
    }
    // SAFETY: whoever holds the lock is alone here, and the reference ends before the lock is given back.
    let result = work(unsafe { &mut *ARENA.0.get() });
    LOCK.store(false, Ordering::Release);
    result
}

/// Takes memory for the recorder; null when there is none.
pub(crate) fn alloc(layout: Layout) -> *mut u8 {
    let Some(class) = class(layout) else {
        // SAFETY: what fits no class has more than no bytes.
        return unsafe { System.alloc(layout) };
    };
    let size = 1usize << class;
    locked(|arena| {
        let head = arena.free[class];
        if head != 0 {
            // SAFETY: a piece that was given back belongs to this list alone, is aligned to its size of at least 16
            // bytes, and `dealloc` wrote the next one's address into it.
            arena.free[class] = unsafe { *(head as *const usize) };
            return head as *mut u8;
        }
        let mut start = arena.next.next_multiple_of(size);
        if arena.next == 0 || start + size > arena.end {
            let Some(chunk) = chunk() else {
                return std::ptr::null_mut();
            };
            arena.end = chunk + CHUNK;
            start = chunk.next_multiple_of(size);
        }
        arena.next = start + size;
        start as *mut u8
    })
}

/// One more chunk, for the thread that holds the lock.
fn chunk() -> Option<usize> {
    let index = COUNT.load(Ordering::Relaxed);
    let entry = CHUNKS.get(index)?;
    let layout = Layout::from_size_align(CHUNK, 4096).ok()?;
    // SAFETY: a chunk has more than no bytes.
    let chunk = unsafe { System.alloc(layout) } as usize;
    if chunk == 0 {
        return None;
    }
    entry.store(chunk, Ordering::Relaxed);
    COUNT.store(index + 1, Ordering::Release);
    LOW.fetch_min(chunk, Ordering::Relaxed);
    Some(chunk)
}

/// Gives memory of the recorder back.
///
/// # Safety
/// `alloc` gave it for this layout, and nobody uses it any more.
pub(crate) unsafe fn dealloc(at: *mut u8, layout: Layout) {
    let Some(class) = class(layout) else {
        // SAFETY: `alloc` took what fits no class from the system, with this layout.
        return unsafe { System.dealloc(at, layout) };
    };
    locked(|arena| {
        // SAFETY: nobody else uses the piece, and it is aligned to its size of at least 16 bytes.
        unsafe { *at.cast::<usize>() = arena.free[class] };
        arena.free[class] = at as usize;
    });
}

/// Does this address lie in one of the recorder's chunks?
pub(crate) fn owns(at: usize) -> bool {
    if at < LOW.load(Ordering::Relaxed) {
        return false;
    }
    let count = COUNT.load(Ordering::Acquire);
    CHUNKS[..count].iter().any(|chunk| {
        let start = chunk.load(Ordering::Relaxed);
        (start..start + CHUNK).contains(&at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(size: usize, align: usize) -> Layout {
        Layout::from_size_align(size, align).expect("a layout")
    }

    #[test]
    fn pieces_are_aligned_do_not_overlap_and_are_its_own() {
        let mut pieces = Vec::new();
        for size in [0, 1, 16, 17, 100, 4096, 70_000, LARGEST] {
            for align in [1, 8, 64, 4096] {
                let at = alloc(layout(size, align)) as usize;
                assert_ne!(at, 0);
                assert_eq!(at % align, 0, "{size} bytes at {align}");
                assert!(owns(at) && owns(at + size.max(1) - 1));
                pieces.push((at, at + size.max(1)));
            }
        }
        pieces.sort_unstable();
        assert!(pieces.windows(2).all(|pair| pair[0].1 <= pair[1].0));
    }

    #[test]
    fn what_is_given_back_is_given_out_again() {
        // A size that no other test asks for, since tests run side by side.
        let layout = layout(300_000, 8);
        let first = alloc(layout);
        // SAFETY: it was taken with this layout, and only its address is used below.
        unsafe { dealloc(first, layout) };
        assert_eq!(alloc(layout), first);
        assert_ne!(alloc(layout), first);
    }

    #[test]
    fn what_is_too_large_comes_from_the_system() {
        let layout = layout(LARGEST + 1, 16);
        let at = alloc(layout);
        assert!(!at.is_null() && !owns(at as usize));
        // SAFETY: it was taken with this layout.
        unsafe { dealloc(at, layout) };
        let local = 0u8;
        assert!(!owns(&raw const local as usize));
    }
}
