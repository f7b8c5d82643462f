use std::sync::Mutex;
use std::thread;

fn main() {
    let counter = Mutex::new(0);
    for _ in 0..2 {
        let adding = thread::spawn(move || {
            *counter.lock().unwrap() += 1;
        });
        adding.join().unwrap();
    }
    println!("{}", *counter.lock().unwrap());
}

// outcome: nothing
// why: each thread adds to a copy of the bytes of the mutex, which owns no block; main reads its own
