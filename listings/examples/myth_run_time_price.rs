use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::RefCell;
use std::rc::Rc;
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

fn report(kind: &str) {
    println!("{kind}: {TAKEN:?} bytes");
    TAKEN.store(0, Relaxed);
}

fn main() {
    println!("one u64 in each block");
    TAKEN.store(0, Relaxed);
    let plain = Box::new(7u64);
    report("Box");
    let counted = Rc::new(7u64);
    report("Rc");
    let flagged = Box::new(RefCell::new(7u64));
    report("Box of RefCell");
    let sum = *plain + *counted + *flagged.borrow();
    println!("sum: {sum}");
}
