use std::alloc::{self, GlobalAlloc, Layout, System};
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
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
    at: NonNull<T>,
}

impl<T> Bay<T> {
    fn new(car: T) -> Bay<T> {
        let layout = Layout::new::<T>();
        let at = if layout.size() == 0 {
            NonNull::dangling()
        } else {
            // SAFETY: the size is not 0.
            let block = unsafe { alloc::alloc(layout) };
            let Some(at) = NonNull::new(block.cast()) else {
                alloc::handle_alloc_error(layout);
            };
            at
        };
        // SAFETY: `at` leads to aligned room for a `T`.
        unsafe { at.write(car) };
        Bay { at }
    }
}

impl<T> Deref for Bay<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `at` leads to a `T`, and the borrow of
        // `self` keeps writers and the drop away.
        unsafe { self.at.as_ref() }
    }
}

impl<T> DerefMut for Bay<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and it keeps readers away.
        unsafe { self.at.as_mut() }
    }
}

impl<T> Drop for Bay<T> {
    fn drop(&mut self) {
        let layout = Layout::new::<T>();
        // SAFETY: `at` leads to a `T` that nobody uses
        // after this.
        unsafe { self.at.drop_in_place() };
        if layout.size() != 0 {
            let block = self.at.as_ptr().cast();
            // SAFETY: `new` got the block from `alloc`,
            // with this layout.
            unsafe { alloc::dealloc(block, layout) };
        }
    }
}

struct Car {
    plate: String,
}

impl Car {
    fn new(plate: &str) -> Car {
        Car {
            plate: plate.to_string(),
        }
    }
}

impl Drop for Car {
    fn drop(&mut self) {
        println!("{} dropped", self.plate);
    }
}

struct Cone;

impl Drop for Cone {
    fn drop(&mut self) {
        println!("cone dropped");
    }
}

fn main() {
    println!("gates open");
    let start = IN_USE.load(Relaxed);
    let used = || IN_USE.load(Relaxed) - start;

    let mut bay = Bay::new(Car::new("WF-1995"));
    println!("{}: {} bytes", bay.plate, used());
    *bay = Car::new("WF-7");
    println!("{}: {} bytes", bay.plate, used());

    let moved = bay;
    let nested = Bay::new(moved);
    println!("nested: {} bytes", used());
    drop(nested);
    println!("empty: {} bytes", used());

    let cone = Bay::new(Cone);
    println!("a cone: {} bytes", used());
    drop(cone);
    println!("gates closed: {} bytes", used());
}
