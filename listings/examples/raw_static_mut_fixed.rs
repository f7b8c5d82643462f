use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

static CARS: AtomicU32 = AtomicU32::new(0);

fn enter() {
    CARS.fetch_add(1, Relaxed);
}

fn main() {
    enter();
    enter();
    println!("{} cars", CARS.load(Relaxed));
}
