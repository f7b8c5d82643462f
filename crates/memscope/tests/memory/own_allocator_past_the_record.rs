// Once the record is full the recorder takes nothing more: all that the program's own allocator sees is the program's.
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
static TAKEN: AtomicUsize = AtomicUsize::new(0);
static FREED: AtomicUsize = AtomicUsize::new(0);
struct Counting;
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        FREED.fetch_add(1, Ordering::Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}
#[global_allocator]
static A: Counting = Counting;
fn main() {
    println!("begins");
    TAKEN.store(0, Ordering::Relaxed);
    FREED.store(0, Ordering::Relaxed);
    for n in 0..1_500u32 {
        let one = Box::new(n); //~ 1: block 2 owner one
    }
    println!("{TAKEN:?} {FREED:?}");
}
//~ truncated
//~ stdout "begins\n1500 1500\n"
//~ exit 0
