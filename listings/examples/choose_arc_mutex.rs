use std::sync::{Arc, Mutex};
use std::thread;

struct Animal {
    name: &'static str,
    meals: u32,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

fn main() {
    let nala = Arc::new(Mutex::new(Animal {
        name: "Nala",
        meals: 0,
    }));
    let mut keepers = Vec::new();
    for _ in 0..2 {
        let fed = Arc::clone(&nala);
        keepers.push(thread::spawn(move || {
            for _ in 0..50 {
                fed.lock().unwrap().meals += 1;
            }
        }));
    }
    drop(nala);
    for keeper in keepers {
        keeper.join().unwrap();
    }
    println!("closing");
}
