use std::sync::Arc;
use std::thread;

/// Bakes, and says how many own the recipe afterwards.
fn bake() -> usize {
    let recipe = Arc::new(String::from("rye bread"));
    let look = Arc::downgrade(&recipe);
    let baker = thread::spawn(move || println!("baking {recipe}"));
    baker.join().unwrap();
    look.strong_count()
}

fn main() {
    println!("{} owners left", bake());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipe_goes_with_its_baker() {
        assert_eq!(bake(), 0);
    }
}
