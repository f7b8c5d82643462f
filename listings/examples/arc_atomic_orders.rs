use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let sold = Arc::new(AtomicU32::new(0));
    let mut tills = Vec::new();
    for _ in 0..4 {
        let sold = Arc::clone(&sold);
        tills.push(thread::spawn(move || {
            for _ in 0..1_000 {
                sold.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    for till in tills {
        till.join().unwrap();
    }
    println!("{} sold", sold.load(Ordering::Relaxed));
    println!("size: {} bytes", size_of::<AtomicU32>());
}
