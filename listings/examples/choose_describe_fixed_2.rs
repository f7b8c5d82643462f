#[derive(Clone)]
struct Animal {
    name: String,
    meals: u32,
}

fn describe(animal: Animal) -> String {
    format!("{}, meals: {}", animal.name, animal.meals)
}

fn main() {
    let nala = Animal {
        name: String::from("Nala"),
        meals: 2,
    };
    println!("{}", describe(nala.clone()));
    println!("{} sleeps", nala.name);
}
