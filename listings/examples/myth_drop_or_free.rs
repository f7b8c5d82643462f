use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static FREED: AtomicUsize = AtomicUsize::new(0);

struct Meter;

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        FREED.fetch_add(1, Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

struct Sample(&'static str);

impl Drop for Sample {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

fn main() {
    println!("the lab opens");
    FREED.store(0, Relaxed);

    let mut shelf = vec![Sample("salt")];
    shelf.clear();
    println!("shelf cleared, freed: {FREED:?}");

    let sealed = ManuallyDrop::new(Sample("acid"));
    drop(Box::new(sealed));
    println!("box dropped, freed: {FREED:?}");
}
