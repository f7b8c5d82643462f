use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static FREED: AtomicUsize = AtomicUsize::new(0);

struct CountFrees;

unsafe impl GlobalAlloc for CountFrees {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        FREED.fetch_add(1, Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: CountFrees = CountFrees;

struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} dropped, freed: {FREED:?}", self.0);
    }
}

fn main() {
    println!("curtain up");
    FREED.store(0, Relaxed);

    let spot = Light("spot");
    drop(spot);
    println!("after the spot, freed: {FREED:?}");

    let rack = vec![Light("red"), Light("blue")];
    drop(rack);
    println!("after the rack, freed: {FREED:?}");
}
