use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;

fn main() {
    let rolls = Arc::new(AtomicI32::new(0));
    let counter = Arc::clone(&rolls);
    let baker = thread::spawn(move || {
        counter.fetch_add(12, Ordering::Relaxed);
    });
    baker.join().unwrap();
    println!("{} rolls", rolls.load(Ordering::Relaxed));
}
