use std::sync::Mutex;
use std::thread;

fn main() {
    let rolls = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| *rolls.lock().unwrap() += 12);
        s.spawn(|| *rolls.lock().unwrap() += 30);
    });
    println!("{} rolls", rolls.lock().unwrap());
}
