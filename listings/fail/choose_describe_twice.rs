struct Animal {
    name: String,
    meals: u32,
}

fn describe(animal: Animal) -> String {
    format!("{} letters, {} meals", animal.name.len(), animal.meals)
}

fn main() {
    let nala = Animal {
        name: String::from("Nala"),
        meals: 2,
    };
    println!("{}", describe(nala));
    println!("{}", describe(nala));
}
