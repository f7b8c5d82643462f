use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let grams = Mutex::new(7);
    let both_have_read = Barrier::new(2);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let read = *grams.lock().unwrap();
                both_have_read.wait();
                *grams.lock().unwrap() = read + 1;
            });
        }
    });
    println!("{} g", grams.lock().unwrap());
}
