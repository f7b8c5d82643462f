use std::sync::Mutex;

fn main() {
    let door = Mutex::new("stage door");
    let _ = door.lock().unwrap();
    println!("free: {}", door.try_lock().is_ok());
}
