use std::thread;

fn main() {
    let recipe = String::from("rye bread");
    let name = recipe;
    let baker = thread::spawn(move || {
        println!("baking {name}");
    });
    baker.join().unwrap();
}
