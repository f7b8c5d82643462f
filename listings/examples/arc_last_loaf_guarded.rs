use std::sync::Mutex;
use std::thread;

fn main() {
    let loaves = Mutex::new(1);
    let sell = || {
        let mut loaves = loaves.lock().unwrap();
        if *loaves > 0 {
            *loaves -= 1;
        }
    };
    thread::scope(|s| {
        s.spawn(sell);
        s.spawn(sell);
    });
    println!("{} loaves left", loaves.lock().unwrap());
}
