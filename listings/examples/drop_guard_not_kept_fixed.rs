use std::sync::Mutex;

fn main() {
    let door = Mutex::new("stage door");
    let _guard = door.lock().unwrap();
    println!("free: {}", door.try_lock().is_ok());
}
