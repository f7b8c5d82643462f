use std::cell::Cell;
use std::sync::Arc;
use std::thread;

fn main() {
    let rolls = Arc::new(Cell::new(0));
    let counter = Arc::clone(&rolls);
    let baker = thread::spawn(move || {
        counter.set(counter.get() + 12);
    });
    baker.join().unwrap();
    println!("{} rolls", rolls.get());
}
