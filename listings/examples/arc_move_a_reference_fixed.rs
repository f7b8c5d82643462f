use std::sync::Barrier;
use std::thread::{self, JoinHandle};

static MEET: Barrier = Barrier::new(2);

fn start() -> JoinHandle<()> {
    let recipe = String::from("rye bread");
    thread::spawn(move || {
        MEET.wait();
        println!("baking {recipe}");
    })
}

fn main() {
    let baker = start();
    MEET.wait();
    baker.join().unwrap();
}
