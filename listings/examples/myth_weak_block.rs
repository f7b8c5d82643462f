use std::alloc::{GlobalAlloc, Layout, System};
use std::rc::Rc;
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

struct Sample(u32);

impl Drop for Sample {
    fn drop(&mut self) {
        println!("{} g dropped", self.0);
    }
}

fn main() {
    println!("the lab opens");
    FREED.store(0, Relaxed);
    let sample = Rc::new(Sample(7));
    let note = Rc::downgrade(&sample);

    drop(sample);
    println!("no Rc left, freed: {FREED:?}");
    drop(note);
    println!("no Weak left, freed: {FREED:?}");
}
