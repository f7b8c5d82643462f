use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let ovens = [Mutex::new("rye"), Mutex::new("spelt")];
    let meet = Barrier::new(2);
    let bake = |mine: usize, other: usize| {
        let _first = ovens[mine].lock().unwrap();
        meet.wait();
        let got_other = ovens[other].try_lock().is_ok();
        meet.wait();
        got_other
    };
    thread::scope(|s| {
        let ada = s.spawn(|| bake(0, 1));
        let ben = s.spawn(|| bake(1, 0));
        println!("Ada got both: {}", ada.join().unwrap());
        println!("Ben got both: {}", ben.join().unwrap());
    });
}
