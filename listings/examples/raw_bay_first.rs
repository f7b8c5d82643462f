use std::alloc::{self, GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static IN_USE: AtomicUsize = AtomicUsize::new(0);

struct Meter;

// SAFETY: both methods leave the work to `System`.
unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size(), Relaxed);
        // SAFETY: our caller promised what `System` asks.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: our caller promised what `System` asks.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

struct Bay<T> {
    at: *mut T,
}

impl<T> Bay<T> {
    fn new(car: T) -> Bay<T> {
        let layout = Layout::new::<T>();
        assert!(layout.size() > 0);
        // SAFETY: the size is not 0.
        let block = unsafe { alloc::alloc(layout) };
        if block.is_null() {
            alloc::handle_alloc_error(layout);
        }
        let at = block.cast::<T>();
        // SAFETY: `at` leads to aligned room for a `T`.
        unsafe { at.write(car) };
        Bay { at }
    }

    fn car(&self) -> &T {
        // SAFETY: `at` leads to a `T` until `self` drops.
        unsafe { &*self.at }
    }
}

impl<T> Drop for Bay<T> {
    fn drop(&mut self) {
        let layout = Layout::new::<T>();
        // SAFETY: the block comes from `alloc`, with this
        // layout, and nobody uses it after this.
        unsafe { alloc::dealloc(self.at.cast(), layout) };
    }
}

struct Car {
    plate: String,
}

impl Drop for Car {
    fn drop(&mut self) {
        println!("{} dropped", self.plate);
    }
}

fn main() {
    println!("gates open");
    let start = IN_USE.load(Relaxed);
    let used = || IN_USE.load(Relaxed) - start;

    let plate = String::from("WF-1995");
    let bay = Bay::new(Car { plate });
    println!("{}: {} bytes", bay.car().plate, used());
    drop(bay);
    println!("gates closed: {} bytes", used());
}
