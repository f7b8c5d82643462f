use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let sold = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| sold.fetch_add(1, Ordering::Relaxed));
        s.spawn(|| sold.fetch_add(1, Ordering::Relaxed));
    });
    println!("{} sold", sold.load(Ordering::Relaxed));
}
