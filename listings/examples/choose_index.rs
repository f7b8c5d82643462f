struct Animal {
    name: &'static str,
    meals: u32,
    friend: usize,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

fn main() {
    let ring = [("Nala", 1), ("Kofi", 2), ("Ida", 0)];
    let mut zoo = Vec::new();
    for (name, friend) in ring {
        zoo.push(Animal {
            name,
            meals: 0,
            friend,
        });
    }
    let mut next = 0;
    for _ in 0..4 {
        zoo[next].meals += 1;
        next = zoo[next].friend;
    }
    println!("closing");
}
