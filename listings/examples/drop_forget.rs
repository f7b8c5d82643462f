use std::mem;
use std::sync::Mutex;

struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let _hall = Light("hall");
    let stage = Light("stage");
    mem::forget(stage);

    let door = Mutex::new("stage door");
    let guard = door.lock().unwrap();
    mem::forget(guard);
    println!("free: {}", door.try_lock().is_ok());
}
