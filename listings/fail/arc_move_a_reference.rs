use std::sync::Barrier;
use std::thread::{self, JoinHandle};

static MEET: Barrier = Barrier::new(2);

fn start() -> JoinHandle<()> {
    let recipe = String::from("rye bread");
    let name = recipe.as_str();
    thread::spawn(move || {
        MEET.wait();
        println!("baking {name}");
    })
}

fn main() {
    let baker = start();
    MEET.wait();
    baker.join().unwrap();
}
