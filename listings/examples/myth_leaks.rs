use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static IN_USE: AtomicUsize = AtomicUsize::new(0);

struct Meter;

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

struct Tube {
    next: RefCell<Option<Rc<Tube>>>,
}

fn main() {
    println!("the lab opens");
    let start = IN_USE.load(Relaxed);
    let used = || IN_USE.load(Relaxed) - start;
    {
        let _reading = Box::new([0u8; 10]);
        std::mem::forget(Box::new([0u8; 100]));
        let next = RefCell::new(None);
        let tube = Rc::new(Tube { next });
        tube.next.replace(Some(tube.clone()));
        println!("before the brace: {} bytes", used());
    }
    println!("after the brace: {} bytes", used());
}
