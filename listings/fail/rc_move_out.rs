use std::rc::Rc;

struct House {
    families: Vec<String>,
}

fn main() {
    let house = Rc::new(House {
        families: vec![String::from("Ash")],
    });
    let map = Rc::clone(&house);
    let families = house.families;
    println!("{families:?}, {}", map.families.len());
}
