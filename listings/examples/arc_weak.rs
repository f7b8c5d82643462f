use std::sync::{Arc, Weak};
use std::thread;

fn look(recipe: Weak<String>) -> bool {
    let found = recipe.upgrade();
    found.is_some()
}

fn main() {
    let recipe = Arc::new(String::from("rye"));
    let board = Arc::downgrade(&recipe);
    let first = board.clone();
    let baker = thread::spawn(move || look(first));
    println!("found: {}", baker.join().unwrap());
    drop(recipe);
    let baker = thread::spawn(move || look(board));
    println!("found: {}", baker.join().unwrap());
}
