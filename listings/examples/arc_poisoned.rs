use std::sync::{Arc, Mutex};
use std::thread;

struct Stock {
    dough: u32,
    rolls: u32,
}

fn main() {
    let stock = Stock {
        dough: 40,
        rolls: 0,
    };
    let stock = Arc::new(Mutex::new(stock));
    let shared = Arc::clone(&stock);
    let baker = thread::spawn(move || {
        let mut stock = shared.lock().unwrap();
        stock.dough -= 12;
        assert!(stock.dough > 30, "the oven is cold");
        stock.rolls += 12;
    });
    println!("baker is well: {}", baker.join().is_ok());
    match stock.lock() {
        Ok(_) => println!("lock is well"),
        Err(poisoned) => {
            let stock = poisoned.into_inner();
            println!("poisoned: {} dough", stock.dough);
            println!("and {} rolls", stock.rolls);
        }
    }
}
