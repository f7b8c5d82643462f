use std::sync::Arc;
use std::thread;

struct Recipe(&'static str);

impl Drop for Recipe {
    fn drop(&mut self) {
        println!("recipe for {} dropped", self.0);
    }
}

fn main() {
    let recipe = Arc::new(Recipe("rye bread"));
    let mut bakers = Vec::new();
    for _ in 0..3 {
        let recipe = Arc::clone(&recipe);
        bakers.push(thread::spawn(move || recipe.0.len()));
    }
    drop(recipe);
    let mut read = 0;
    for baker in bakers {
        read += baker.join().unwrap();
    }
    println!("{read} letters read");
}
