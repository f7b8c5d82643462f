use std::alloc::{GlobalAlloc, Layout, System};
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

struct Well {
    name: String,
}

impl Drop for Well {
    fn drop(&mut self) {
        println!("  {} is filled in", self.name);
    }
}

fn main() {
    println!("a new village");
    let start = IN_USE.load(Relaxed);
    let used = || IN_USE.load(Relaxed) - start;

    let name = String::from("North Well");
    println!("the name: {} bytes", used());
    let ash = Rc::new(Well { name });
    println!("an Rc of the well: {} bytes", used());
    let birch = Rc::clone(&ash);
    let sign = Rc::downgrade(&ash);
    println!("three handles: {} bytes", used());

    drop(ash);
    drop(birch);
    println!("no Rc left: {} bytes", used());
    println!("upgrade: {}", sign.upgrade().is_some());
    drop(sign);
    println!("no Weak left: {} bytes", used());
}
