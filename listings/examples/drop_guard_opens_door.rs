use std::sync::Mutex;

fn main() {
    let door = Mutex::new("stage door");
    {
        let guard = door.lock().unwrap();
        println!("the {guard} is locked");
        let free = door.try_lock().is_ok();
        println!("lock is free: {free}");
    }
    let free = door.try_lock().is_ok();
    println!("lock is free: {free}");
}
