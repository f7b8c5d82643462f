use std::rc::{Rc, Weak};

struct Street {
    name: &'static str,
    houses: Vec<Rc<House>>,
}

struct House {
    family: &'static str,
    street: Weak<Street>,
}

impl Drop for Street {
    fn drop(&mut self) {
        println!("  {} is gone", self.name);
    }
}

impl Drop for House {
    fn drop(&mut self) {
        println!("  house {} is gone", self.family);
    }
}

fn house(family: &'static str, on: &Weak<Street>) -> Rc<House> {
    let street = Weak::clone(on);
    Rc::new(House { family, street })
}

fn whereabouts(house: &House) {
    let family = house.family;
    match house.street.upgrade() {
        Some(street) => println!("{family}: {}", street.name),
        None => println!("{family}: no street"),
    }
}

fn main() {
    let elm = Rc::new_cyclic(|on| Street {
        name: "Elm Street",
        houses: vec![house("Ash", on), house("Birch", on)],
    });
    let strong = Rc::strong_count(&elm);
    let weak = Rc::weak_count(&elm);
    println!("strong {strong}, weak {weak}");

    let ash = Rc::clone(&elm.houses[0]);
    whereabouts(&ash);
    drop(elm);
    println!("after line 49");
    whereabouts(&ash);
}
