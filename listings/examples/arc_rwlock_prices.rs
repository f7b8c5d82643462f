use std::sync::{Arc, Barrier, RwLock};
use std::thread;

fn main() {
    let price = Arc::new(RwLock::new(40));
    let meet = Arc::new(Barrier::new(2));
    let mut sellers = Vec::new();
    for rolls in [1, 10] {
        let price = Arc::clone(&price);
        let meet = Arc::clone(&meet);
        sellers.push(thread::spawn(move || {
            let cents = price.read().unwrap();
            meet.wait();
            rolls * *cents
        }));
    }
    for seller in sellers {
        println!("{} cents", seller.join().unwrap());
    }
    let reading = price.read().unwrap();
    println!("may write: {}", price.try_write().is_ok());
    drop(reading);
    *price.write().unwrap() += 5;
    println!("new price: {}", price.read().unwrap());
}
