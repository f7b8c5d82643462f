use std::sync::Barrier;
use std::thread::{self, JoinHandle};

static MEET: Barrier = Barrier::new(2);

fn count(loaves: Vec<u32>) -> JoinHandle<u32> {
    thread::spawn(move || {
        MEET.wait();
        loaves.iter().sum()
    })
}

fn main() {
    let loaves = vec![12, 30];
    let counting = count(loaves);
    MEET.wait();
    println!("{} loaves", counting.join().unwrap());
}
