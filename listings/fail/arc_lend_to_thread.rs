use std::thread;

fn main() {
    let recipe = String::from("rye bread");
    let baker = thread::spawn(|| {
        println!("baking {recipe}");
    });
    baker.join().unwrap();
}
