use std::sync::{Arc, Mutex};

struct Oven {
    celsius: u32,
}

fn main() {
    let oven = Arc::new(Mutex::new(Oven { celsius: 20 }));
    let panel = Arc::clone(&oven);
    panel.lock().unwrap().celsius = 230;
    println!("oven at {} C", oven.lock().unwrap().celsius);
}
