//! Memory for the recorder itself, apart from the program's heap, so that watching does not move its blocks.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

const CHUNK: usize = 1 << 22;
const CLASSES: usize = 40;

struct Arena {
    next: usize,
    end: usize,
    free: [usize; CLASSES],
}

static LOCK: AtomicBool = AtomicBool::new(false);
static mut ARENA: Arena = Arena {
    next: 0,
    end: 0,
    free: [0; CLASSES],
};
static LOW: AtomicUsize = AtomicUsize::new(usize::MAX);
static CHUNKS: [AtomicUsize; 1024] = [const { AtomicUsize::new(0) }; 1024];
static COUNT: AtomicUsize = AtomicUsize::new(0);

fn class(layout: Layout) -> usize {
    layout
        .size()
        .max(layout.align())
        .max(16)
        .next_power_of_two()
        .trailing_zeros() as usize
}

fn locked<R>(work: impl FnOnce(&mut Arena) -> R) -> R {
    while LOCK
        .compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed)
        .is_err()
    {
        std::hint::spin_loop();
    }
    let result = work(unsafe { &mut *(&raw mut ARENA) });
    LOCK.store(false, Ordering::Release);
    result
}

/// Takes memory for the recorder; large pieces come from the system directly.
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    let class = class(layout);
    let size = 1usize << class;
    if size > CHUNK / 4 {
        return big(layout);
    }
    locked(|arena| {
        let head = arena.free[class];
        if head != 0 {
            arena.free[class] = unsafe { *(head as *const usize) };
            return head as *mut u8;
        }
        let mut start = (arena.next + size - 1) & !(size - 1);
        if arena.next == 0 || start + size > arena.end {
            let layout = Layout::from_size_align(CHUNK, 4096).unwrap();
            let chunk = unsafe { System.alloc(layout) } as usize;
            let index = COUNT.load(Ordering::Relaxed);
            if chunk == 0 || index >= CHUNKS.len() {
                return std::ptr::null_mut();
            }
            CHUNKS[index].store(chunk, Ordering::Relaxed);
            COUNT.store(index + 1, Ordering::Release);
            LOW.fetch_min(chunk, Ordering::Relaxed);
            arena.next = chunk;
            arena.end = chunk + CHUNK;
            start = (chunk + size - 1) & !(size - 1);
        }
        arena.next = start + size;
        start as *mut u8
    })
}

/// A piece too large for a chunk, with a header that says so.
unsafe fn big(layout: Layout) -> *mut u8 {
    unsafe { System.alloc(layout) }
}

/// Gives memory of the recorder back.
pub unsafe fn dealloc(at: *mut u8, layout: Layout) {
    let class = class(layout);
    if 1usize << class > CHUNK / 4 {
        return unsafe { System.dealloc(at, layout) };
    }
    locked(|arena| unsafe {
        *(at as *mut usize) = arena.free[class];
        arena.free[class] = at as usize;
    })
}

/// Does this address lie in one of the recorder's chunks?
pub fn owns(at: usize) -> bool {
    if at < LOW.load(Ordering::Relaxed) {
        return false;
    }
    let count = COUNT.load(Ordering::Acquire);
    CHUNKS[..count].iter().any(|chunk| {
        let start = chunk.load(Ordering::Relaxed);
        (start..start + CHUNK).contains(&at)
    })
}
