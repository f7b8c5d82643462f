use std::thread::{self, JoinHandle};

fn count(loaves: &[u32]) -> JoinHandle<u32> {
    let loaves = loaves.to_vec();
    thread::spawn(move || loaves.iter().sum())
}

fn main() {
    let loaves = vec![12, 30];
    let sum = count(&loaves).join().unwrap();
    println!("{sum} loaves");
}
