struct Animal {
    name: &'static str,
    meals: u32,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

fn feed(animal: &mut Animal) {
    animal.meals += 1;
}

fn describe(animal: &Animal) {
    println!("{} has had {}", animal.name, animal.meals);
}

fn main() {
    let mut nala = Animal {
        name: "Nala",
        meals: 0,
    };
    feed(&mut nala);
    describe(&nala);
    println!("closing");
}
