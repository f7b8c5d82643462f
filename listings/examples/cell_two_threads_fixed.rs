use std::sync::Mutex;
use std::thread;

fn main() {
    let log = Mutex::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| log.lock().unwrap().push("fog"));
        log.lock().unwrap().push("calm");
    });
    println!("{} lines", log.lock().unwrap().len());
}
