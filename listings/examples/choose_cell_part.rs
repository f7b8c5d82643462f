use std::cell::Cell;

struct Enclosure {
    animals: Vec<&'static str>,
    looks: Cell<u32>,
}

fn look(at: &str, enclosure: &Enclosure) {
    println!("looking at {at}");
    enclosure.looks.update(|looks| looks + 1);
}

fn main() {
    let savanna = Enclosure {
        animals: vec!["Nala", "Kofi"],
        looks: Cell::new(0),
    };
    for animal in &savanna.animals {
        look(animal, &savanna);
    }
    println!("looks: {}", savanna.looks.get());
}
