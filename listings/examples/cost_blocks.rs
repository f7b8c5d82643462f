use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Meter;

static BLOCKS: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        BLOCKS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static METER: Meter = Meter;

struct Card {
    number: u64,
}

fn blocks() -> usize {
    BLOCKS.load(Ordering::Relaxed)
}

fn main() {
    let start = blocks();
    let mut drawer = Vec::with_capacity(1000);
    for number in 0..1000 {
        drawer.push(Card { number });
    }
    let plain = blocks() - start;

    let start = blocks();
    let mut boxes = Vec::with_capacity(1000);
    for number in 0..1000 {
        boxes.push(Box::new(Card { number }));
    }
    let boxed = blocks() - start;

    println!("card 7: {} {}", drawer[7].number, boxes[7].number);
    println!("blocks for the cards: {plain}");
    println!("blocks for the boxes: {boxed}");
}
