use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| *count.lock().unwrap() += 1);
    });
    println!("{}", count.lock().unwrap());
}
