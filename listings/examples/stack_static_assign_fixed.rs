use std::sync::atomic::{AtomicU32, Ordering};

static HARVESTS: AtomicU32 = AtomicU32::new(0);

fn pick() {
    HARVESTS.fetch_add(1, Ordering::Relaxed);
}

fn main() {
    pick();
    pick();
    println!("{} harvests", HARVESTS.load(Ordering::Relaxed));
}
