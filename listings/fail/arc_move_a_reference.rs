use std::thread;

fn main() {
    let recipe = String::from("rye bread");
    let name = recipe.as_str();
    let baker = thread::spawn(move || {
        println!("baking {name}");
    });
    baker.join().unwrap();
}
