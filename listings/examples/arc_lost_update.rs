use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let sold = AtomicU32::new(0);
    let meet = Barrier::new(2);
    let sell = || {
        let seen = sold.load(Ordering::Relaxed);
        meet.wait();
        sold.store(seen + 1, Ordering::Relaxed);
    };
    thread::scope(|s| {
        s.spawn(sell);
        s.spawn(sell);
    });
    println!("{} sold", sold.load(Ordering::Relaxed));
}
