use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    thread::scope(|s| {
        let mut guard = count.lock().unwrap();
        s.spawn(move || *guard += 1);
    });
    println!("{}", count.lock().unwrap());
}
