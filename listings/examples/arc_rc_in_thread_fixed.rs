use std::sync::Arc;
use std::thread;

fn main() {
    let recipe = Arc::new(String::from("rye bread"));
    let second = Arc::clone(&recipe);
    let baker = thread::spawn(move || {
        println!("baker reads: {second}");
    });
    baker.join().unwrap();
    println!("main reads: {recipe}");
}
