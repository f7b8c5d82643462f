use std::sync::Mutex;
use std::thread;

fn main() {
    let tray = Mutex::new(vec!["rye"]);
    let mut guard = tray.lock().unwrap();
    thread::scope(|s| {
        let ben = s.spawn(|| tray.try_lock().is_ok());
        println!("Ben gets in: {}", ben.join().unwrap());
        s.spawn(|| tray.lock().unwrap().push("spelt"));
        guard.push("oat");
        drop(guard);
    });
    println!("{:?}", tray.lock().unwrap());
}
