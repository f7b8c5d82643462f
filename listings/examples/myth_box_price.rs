use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static TAKEN: AtomicUsize = AtomicUsize::new(0);

struct Meter;

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

fn main() {
    println!("the lab opens");
    TAKEN.store(0, Relaxed);
    let plain: Vec<u8> = vec![7; 1_000];
    println!("{} u8: {TAKEN:?} bytes", plain.len());

    TAKEN.store(0, Relaxed);
    let boxed: Vec<Box<u8>> = vec![Box::new(7); 1_000];
    println!("{} boxes: {TAKEN:?} bytes", boxed.len());
}
