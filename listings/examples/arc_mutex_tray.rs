use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let tray = Arc::new(Mutex::new(Vec::new()));
    let mut bakers = Vec::new();
    for baker in 0..4 {
        let tray = Arc::clone(&tray);
        bakers.push(thread::spawn(move || {
            for _ in 0..25 {
                let mut rolls = tray.lock().unwrap();
                rolls.push(baker);
            }
        }));
    }
    for baker in bakers {
        baker.join().unwrap();
    }
    let rolls = tray.lock().unwrap();
    println!("{} rolls on the tray", rolls.len());
    let sum: u32 = rolls.iter().sum();
    println!("sum of the bakers' numbers: {sum}");
    println!("Arcs left: {}", Arc::strong_count(&tray));
}
