use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let loaves = Mutex::new(1);
    let meet = Barrier::new(2);
    let sell = || {
        let in_stock = *loaves.lock().unwrap() > 0;
        meet.wait();
        if in_stock {
            *loaves.lock().unwrap() -= 1;
        }
    };
    thread::scope(|s| {
        s.spawn(sell);
        s.spawn(sell);
    });
    println!("{} loaves left", loaves.lock().unwrap());
}
