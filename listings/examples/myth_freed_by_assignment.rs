use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static TAKEN: AtomicUsize = AtomicUsize::new(0);
static FREED: AtomicUsize = AtomicUsize::new(0);

struct Meter;

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        FREED.fetch_add(1, Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

fn main() {
    println!("the lab opens");
    TAKEN.store(0, Relaxed);
    FREED.store(0, Relaxed);
    {
        let mut page = vec![0; 4];
        for day in 1..1_000 {
            page = vec![day; 4];
        }
        println!("the page says {page:?}");
        println!("{TAKEN:?} taken, {FREED:?} freed");
    }
    println!("{TAKEN:?} taken, {FREED:?} freed");
}
