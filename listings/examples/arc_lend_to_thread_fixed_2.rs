use std::thread;

fn main() {
    let recipe = String::from("rye bread");
    thread::scope(|s| {
        s.spawn(|| {
            println!("baking {recipe}");
        });
    });
}
