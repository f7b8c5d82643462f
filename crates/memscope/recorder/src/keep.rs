//! Keeps freed blocks as they are and sees who reads or writes them: for a program whose accident is sought.
//!
//! ```text
//! taken: pages of its own, nobody's before or after
//! freed: closed (no rights); a read or write faults -> the fault is noted, the block opened, the access goes on
//! next step: what was opened is closed again
//! ```
//!
//! So a freed block is never reused and keeps its bytes, and what touches it is seen wherever it happens, inside std
//! too. Only where pages can be closed and faults be read: Linux on x86-64 and AArch64. Elsewhere it stays off.

use std::alloc::Layout;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use crate::bytes;
use crate::inside::inside;

static ON: AtomicBool = AtomicBool::new(false);

/// Are freed blocks kept?
pub(crate) fn on() -> bool {
    ON.load(Ordering::Relaxed)
}

/// A read or write of a freed block.
#[derive(Clone, Copy)]
pub(crate) struct Touch {
    pub(crate) at: usize,
    pub(crate) write: bool,
}

/// How many bytes all blocks of one run may take, with what each wastes of its pages.
const SPACE: usize = 2 << 30;
const PAGE: usize = 4096;
const PAGES: usize = SPACE / PAGE;
/// The system allows so many areas with rights of their own, and each closed block may make two.
const BLOCKS: usize = 30_000;
/// So many touches of one step are told.
const NOTES: usize = 64;

static START: AtomicUsize = AtomicUsize::new(0);
/// The next free page.
static NEXT: AtomicUsize = AtomicUsize::new(0);
static TAKEN: AtomicUsize = AtomicUsize::new(0);
/// For each page of a closed block: where the block starts and how many pages it has; 0 for the others.
static BLOCK: AtomicUsize = AtomicUsize::new(0);

static NOTE: [AtomicU64; NOTES] = [const { AtomicU64::new(0) }; NOTES];
static NOTED: AtomicUsize = AtomicUsize::new(0);
static TOLD: AtomicUsize = AtomicUsize::new(0);
/// Blocks that are open until the next step.
static OPEN: [AtomicUsize; NOTES] = [const { AtomicUsize::new(0) }; NOTES];
static OPENED: AtomicUsize = AtomicUsize::new(0);

const NONE: i32 = 0;
const READ: i32 = 1;
const WRITE: i32 = 2;

/// Begins, if memscope asked for it and the system can.
pub(crate) fn begin() {
    if std::env::var_os("__MEMSCOPE_KEEP").is_none() {
        return;
    }
    // SAFETY: at the start of `main` there is no other thread that could read the environment.
    unsafe { std::env::remove_var("__MEMSCOPE_KEEP") };
    let Some(space) = system::reserve(SPACE) else {
        return;
    };
    let Some(blocks) = system::reserve(PAGES * size_of::<u64>()) else {
        return;
    };
    if !system::watch() {
        return;
    }
    BLOCK.store(blocks, Ordering::SeqCst);
    START.store(space, Ordering::SeqCst);
    ON.store(true, Ordering::SeqCst);
}

/// The entry of a page of [`START`]'s.
fn entry(page: usize) -> &'static AtomicU64 {
    debug_assert!(page < PAGES);
    // SAFETY: there are pages only once `begin` has reserved an entry for each of them, zeroed and for good; whoever reads or
    // writes one does it here.
    unsafe { &*((BLOCK.load(Ordering::Relaxed) + page * size_of::<u64>()) as *const AtomicU64) }
}

/// Does this address lie in a block with pages of its own?
pub(crate) fn owns(at: usize) -> bool {
    let start = START.load(Ordering::Relaxed);
    start != 0 && at >= start && at < start + SPACE
}

/// Pages for one block; `None` when there are no more, and the system's allocator has to do.
pub(crate) fn alloc(layout: Layout) -> Option<*mut u8> {
    if !on() || TAKEN.fetch_add(1, Ordering::Relaxed) >= BLOCKS {
        return None;
    }
    let pages = layout.size().div_ceil(PAGE).max(1);
    let align = layout.align().div_ceil(PAGE).max(1);
    let mut page = NEXT.load(Ordering::Relaxed);
    let first = loop {
        let first = page.next_multiple_of(align);
        if first.checked_add(pages).is_none_or(|end| end > PAGES) {
            return None;
        }
        let taken =
            NEXT.compare_exchange(page, first + pages, Ordering::Relaxed, Ordering::Relaxed);
        match taken {
            Ok(_) => break first,
            Err(now) => page = now,
        }
    };
    Some((START.load(Ordering::Relaxed) + first * PAGE) as *mut u8)
}

/// Closes a freed block.
pub(crate) fn close(at: usize, size: usize) {
    if !owns(at) {
        return;
    }
    let first = (at - START.load(Ordering::Relaxed)) / PAGE;
    let pages = size.div_ceil(PAGE).max(1);
    for page in first..first + pages {
        entry(page).store(((first as u64) << 32) | pages as u64, Ordering::Relaxed);
    }
    system::rights(
        START.load(Ordering::Relaxed) + first * PAGE,
        pages * PAGE,
        NONE,
    );
}

/// What tells one content of some bytes from another.
///
/// # Safety
/// They may be read.
pub(crate) unsafe fn mark(at: usize, size: usize) -> u64 {
    const BYTES: usize = 256;
    // SAFETY: the caller's promise.
    let bytes = unsafe { bytes::all(at as *const u8, size.min(BYTES)) };
    let bytes = bytes.unwrap_or_default().into_iter();
    bytes.fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The touches since this was asked last.
pub(crate) fn touched() -> impl Iterator<Item = Touch> {
    let (from, to) = (
        TOLD.load(Ordering::SeqCst),
        NOTED.load(Ordering::SeqCst).min(NOTES),
    );
    TOLD.store(to, Ordering::SeqCst);
    (from..to).map(|index| {
        let note = NOTE[index].load(Ordering::SeqCst);
        Touch {
            at: (note >> 1) as usize,
            write: note & 1 == 1,
        }
    })
}

/// Closes what was opened since the step before.
pub(crate) fn next_step() {
    if !on() {
        return;
    }
    let opened = OPENED.swap(0, Ordering::SeqCst).min(NOTES);
    for open in &OPEN[..opened] {
        let page = open.load(Ordering::SeqCst);
        let block = entry(page).load(Ordering::SeqCst);
        let (first, pages) = ((block >> 32) as usize, (block & 0xffff_ffff) as usize);
        system::rights(
            START.load(Ordering::SeqCst) + first * PAGE,
            pages * PAGE,
            NONE,
        );
    }
    NOTED.store(0, Ordering::SeqCst);
    TOLD.store(0, Ordering::SeqCst);
}

/// A fault at an address. False when it is none of ours. Runs inside a signal's handler: no allocation, no lock.
fn fault(at: usize, write: bool) -> bool {
    if !owns(at) {
        return false;
    }
    let page = (at - START.load(Ordering::Relaxed)) / PAGE;
    let block = entry(page).load(Ordering::Relaxed);
    let (first, pages) = ((block >> 32) as usize, (block & 0xffff_ffff) as usize);
    if pages == 0 {
        return false;
    }
    if !inside() {
        let index = NOTED.fetch_add(1, Ordering::SeqCst);
        if let Some(note) = NOTE.get(index) {
            note.store(((at as u64) << 1) | u64::from(write), Ordering::SeqCst);
        }
    }
    let index = OPENED.fetch_add(1, Ordering::SeqCst);
    if let Some(open) = OPEN.get(index) {
        open.store(first, Ordering::SeqCst);
    }
    let rights = if write { READ | WRITE } else { READ };
    system::rights(
        START.load(Ordering::Relaxed) + first * PAGE,
        pages * PAGE,
        rights,
    )
}

#[cfg(all(
    target_os = "linux",
    target_env = "gnu",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod system {
    use std::ffi::c_void;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{READ, WRITE, fault};

    #[repr(C)]
    struct Action {
        handler: usize,
        mask: [u64; 16],
        flags: i32,
        restorer: usize,
    }

    unsafe extern "C" {
        fn mmap(
            at: *mut c_void,
            len: usize,
            rights: i32,
            flags: i32,
            file: i32,
            from: i64,
        ) -> *mut c_void;
        fn mprotect(at: *mut c_void, len: usize, rights: i32) -> i32;
        fn sigaction(signal: i32, new: *const Action, old: *mut Action) -> i32;
    }

    const PRIVATE_ANONYMOUS_NORESERVE: i32 = 0x2 | 0x20 | 0x4000;
    const SIGSEGV: i32 = 11;
    const WITH_INFO: i32 = 4;
    const ON_OWN_STACK: i32 = 0x0800_0000;

    static BEFORE: AtomicUsize = AtomicUsize::new(0);

    pub(super) fn reserve(size: usize) -> Option<usize> {
        // SAFETY: fresh pages, wherever there is room; nothing that is mapped is touched.
        let at = unsafe {
            mmap(
                std::ptr::null_mut(),
                size,
                READ | WRITE,
                PRIVATE_ANONYMOUS_NORESERVE,
                -1,
                0,
            )
        };
        (at as isize != -1).then_some(at as usize)
    }

    pub(super) fn rights(at: usize, size: usize, rights: i32) -> bool {
        // SAFETY: the caller names pages that `reserve` gave. To whoever still reads or writes them the rights of the pages
        // are what this module is for: the access faults, is noted, and goes on.
        unsafe { mprotect(at as *mut c_void, size, rights) == 0 }
    }

    pub(super) fn watch() -> bool {
        let action = Action {
            handler: on_fault as *const () as usize,
            mask: [0; 16],
            flags: WITH_INFO | ON_OWN_STACK,
            restorer: 0,
        };
        let mut before = Action {
            handler: 0,
            mask: [0; 16],
            flags: 0,
            restorer: 0,
        };
        // SAFETY: both have the C library's layout on these systems, and the handler takes what `WITH_INFO` promises it.
        let done = unsafe { sigaction(SIGSEGV, &action, &mut before) } == 0;
        if before.flags & WITH_INFO != 0 {
            BEFORE.store(before.handler, Ordering::SeqCst);
        }
        done
    }

    /// Where the kernel says whether the access was a write, in bytes from the start of the context.
    ///
    /// # Safety
    /// `context` is what the kernel gave to a signal's handler.
    #[cfg(target_arch = "x86_64")]
    unsafe fn is_write(context: *const u8) -> bool {
        const ERROR: usize = 40 + 19 * 8;
        // SAFETY: the caller's promise: the context has the processor's registers from byte 40 on, this one as the 20th word.
        unsafe { context.add(ERROR).cast::<u64>().read() & 2 != 0 }
    }

    /// The same.
    ///
    /// # Safety
    /// `context` is what the kernel gave to a signal's handler.
    #[cfg(target_arch = "aarch64")]
    unsafe fn is_write(context: *const u8) -> bool {
        // After the registers come records, each with a magic number and its size; this one holds the syndrome.
        const RECORDS: usize = 176 + 8 + 31 * 8 + 3 * 8 + 8;
        const SYNDROME: u32 = 0x4553_5201;
        // SAFETY: the caller's promise: the records lie behind the registers in the same context.
        let mut at = unsafe { context.add(RECORDS) };
        for _ in 0..16 {
            // SAFETY: each record begins with these two, and one of zeros is the last.
            let (magic, size) =
                unsafe { (at.cast::<u32>().read(), at.add(4).cast::<u32>().read()) };
            if magic == SYNDROME {
                // SAFETY: a record with this number has the syndrome behind its size.
                return unsafe { at.add(8).cast::<u64>().read() } & (1 << 6) != 0;
            }
            if magic == 0 || size == 0 {
                break;
            }
            // SAFETY: the next record begins where this one ends.
            at = unsafe { at.add(size as usize) };
        }
        false
    }

    /// # Safety
    /// The kernel calls it, as the handler of a signal.
    unsafe extern "C" fn on_fault(signal: i32, info: *const u8, context: *mut c_void) {
        // SAFETY: what the kernel tells of a fault has its address at byte 16; the context is the kernel's.
        let (at, write) = unsafe {
            let at = info.add(16).cast::<usize>().read();
            (at, is_write(context.cast::<u8>()))
        };
        if fault(at, write) {
            return;
        }
        let before = BEFORE.load(Ordering::SeqCst);
        if before > 1 {
            type Handler = unsafe extern "C" fn(i32, *const u8, *mut c_void);
            // SAFETY: `watch` got this as the handler before, of the kind that takes the three.
            let handler = unsafe { std::mem::transmute::<usize, Handler>(before) };
            // SAFETY: the kernel's own arguments.
            return unsafe { handler(signal, info, context) };
        }
        let usual = Action {
            handler: 0,
            mask: [0; 16],
            flags: 0,
            restorer: 0,
        };
        // SAFETY: the layout is the C library's. The access faults once more, and the system ends the program.
        unsafe { sigaction(signal, &usual, std::ptr::null_mut()) };
    }
}

#[cfg(not(all(
    target_os = "linux",
    target_env = "gnu",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
mod system {
    pub(super) fn reserve(_: usize) -> Option<usize> {
        None
    }

    pub(super) fn rights(_: usize, _: usize, _: i32) -> bool {
        false
    }

    pub(super) fn watch() -> bool {
        false
    }
}
