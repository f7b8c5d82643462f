use std::sync::{Arc, Barrier};
use std::thread;

static MEET: Barrier = Barrier::new(2);

struct Recipe(&'static str);

impl Drop for Recipe {
    fn drop(&mut self) {
        let here = thread::current();
        let name = here.name().unwrap_or("baker");
        println!("{name} drops {}", self.0);
    }
}

fn bake(recipe: Arc<Recipe>) {
    MEET.wait();
    println!("baking {}", recipe.0);
}

fn main() {
    let recipe = Arc::new(Recipe("rye bread"));
    let second = Arc::clone(&recipe);
    let baker = thread::spawn(move || bake(second));
    drop(recipe);
    println!("main gave its Arc up");
    MEET.wait();
    baker.join().unwrap();
}
