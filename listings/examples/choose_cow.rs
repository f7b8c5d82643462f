use std::alloc::{GlobalAlloc, Layout, System};
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static TAKEN: AtomicUsize = AtomicUsize::new(0);

struct CountBlocks;

unsafe impl GlobalAlloc for CountBlocks {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: CountBlocks = CountBlocks;

fn sign(name: &str) -> Cow<'_, str> {
    if name.contains('_') {
        Cow::Owned(name.replace('_', " "))
    } else {
        Cow::Borrowed(name)
    }
}

fn main() {
    for name in ["lion", "red_panda", "ibis"] {
        TAKEN.store(0, Relaxed);
        let text = sign(name);
        let new_block = TAKEN.load(Relaxed) > 0;
        let same = text.as_ptr() == name.as_ptr();
        println!("{text}, new: {new_block}, same: {same}");
    }
}
