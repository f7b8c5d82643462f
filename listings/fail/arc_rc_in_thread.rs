use std::rc::Rc;
use std::thread;

fn main() {
    let recipe = Rc::new(String::from("rye bread"));
    let second = Rc::clone(&recipe);
    let baker = thread::spawn(move || {
        println!("baker reads: {second}");
    });
    baker.join().unwrap();
    println!("main reads: {recipe}");
}
