use std::sync::{Arc, Mutex};

fn main() {
    let tray = Arc::new(Mutex::new(vec!["rye"]));
    let window = Arc::clone(&tray);
    tray.lock().unwrap().push("spelt");
    println!("tray: {:?}", tray.lock().unwrap());
    println!("window: {:?}", window.lock().unwrap());
}
