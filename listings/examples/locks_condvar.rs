use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let tray = Mutex::new(Vec::new());
    let news = Condvar::new();
    thread::scope(|s| {
        s.spawn(|| {
            let rolls = tray.lock().unwrap();
            let empty = |rolls: &mut Vec<_>| rolls.is_empty();
            let rolls = news.wait_while(rolls, empty);
            println!("served {:?}", rolls.unwrap().pop());
        });
        tray.lock().unwrap().push("rye");
        news.notify_one();
    });
    println!("left: {:?}", tray.lock().unwrap());
}
