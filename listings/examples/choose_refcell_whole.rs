use std::cell::RefCell;

struct Enclosure {
    animals: Vec<&'static str>,
    looks: u32,
}

fn look(at: &str, enclosure: &RefCell<Enclosure>) {
    println!("looking at {at}");
    enclosure.borrow_mut().looks += 1;
}

fn main() {
    let savanna = RefCell::new(Enclosure {
        animals: vec!["Nala", "Kofi"],
        looks: 0,
    });
    for animal in &savanna.borrow().animals {
        look(animal, &savanna);
    }
    println!("looks: {}", savanna.borrow().looks);
}
