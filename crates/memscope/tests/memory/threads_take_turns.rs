use std::sync::{Arc, Mutex};
use std::thread;
fn main() {
    let total = Arc::new(Mutex::new(0));
    let threads: Vec<_> = (1..=2)
        .map(|n| {
            let total = Arc::clone(&total); //~ steps 2
            thread::spawn(move || {
                *total.lock().unwrap() += n; //~ steps 2 ; 1: thread thread 2 ; 2: thread thread 3
            })
        })
        .collect();
    for t in threads {
        t.join().unwrap();
    }
    println!("{}", total.lock().unwrap());
}
//~ stdout "3\n"
//~ leaked 0
