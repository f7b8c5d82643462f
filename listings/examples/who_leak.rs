use std::alloc::{GlobalAlloc, Layout, System};
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

fn record(celsius: f64) -> f64 {
    let reading = Box::new(celsius);
    *reading * 1.8 + 32.0
}

fn record_and_forget(celsius: f64) -> f64 {
    let reading = Box::new(celsius);
    let fahrenheit = *reading * 1.8 + 32.0;
    std::mem::forget(reading);
    fahrenheit
}

fn main() {
    let start = IN_USE.load(Relaxed);
    for hour in 0..24 {
        record(f64::from(hour));
    }
    let first_day = IN_USE.load(Relaxed) - start;
    for hour in 0..24 {
        record_and_forget(f64::from(hour));
    }
    let both_days = IN_USE.load(Relaxed) - start;
    println!("kept after day 1: {first_day} bytes");
    println!("kept after day 2: {both_days} bytes");
}
