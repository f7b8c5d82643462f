use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    let before = *count.lock().unwrap();
    thread::scope(|s| {
        let count = &count;
        s.spawn(move || *count.lock().unwrap() = before + 1);
    });
    println!("{}", count.lock().unwrap());
}
