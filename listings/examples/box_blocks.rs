use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static TAKEN: AtomicUsize = AtomicUsize::new(0);
static FREED: AtomicUsize = AtomicUsize::new(0);

struct Meter;

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        FREED.fetch_add(1, Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

struct Coin(u16);

fn main() {
    println!("museum opens");
    let coins = (0..1_000).map(Coin);
    TAKEN.store(0, Relaxed);
    let plain: Vec<_> = coins.clone().collect();
    println!("{} plain coins: {TAKEN:?} taken", plain.len());

    TAKEN.store(0, Relaxed);
    let boxed: Vec<_> = coins.map(Box::new).collect();
    println!("{} boxed coins: {TAKEN:?} taken", boxed.len());

    FREED.store(0, Relaxed);
    {
        let packed = Box::new(Coin(1875));
        let coin = *packed;
        println!("coin of {} is out: {FREED:?} freed", coin.0);
    }
    println!("after the brace: {FREED:?} freed");
}
