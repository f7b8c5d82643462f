use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
static COUNT: AtomicUsize = AtomicUsize::new(0);
struct Counting;
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}
#[global_allocator]
static A: Counting = Counting;
fn main() {
    let before = COUNT.load(Ordering::Relaxed);
    let v = vec![1u8]; //~ block 1 owner v
    let after = COUNT.load(Ordering::Relaxed);
    println!("{}", after - before); //~ block 2 owner standard output ; block 2 size 1024
    drop(v); //~ v is moved ; block 1 freed
}
//~ stdout "1\n"
//~ leaked 0
