use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Enclosure {
    name: &'static str,
    animals: RefCell<Vec<Animal>>,
}

struct Animal {
    name: &'static str,
    home: Weak<Enclosure>,
}

fn main() {
    let savanna = Rc::new(Enclosure {
        name: "savanna",
        animals: RefCell::new(Vec::new()),
    });
    let clinic = Rc::new(Enclosure {
        name: "clinic",
        animals: RefCell::new(Vec::new()),
    });
    let nala = Animal {
        name: "Nala",
        home: Rc::downgrade(&savanna),
    };
    savanna.animals.borrow_mut().push(nala);
    let mut nala = savanna.animals.borrow_mut().remove(0);
    nala.home = Rc::downgrade(&clinic);
    clinic.animals.borrow_mut().push(nala);
    for animal in clinic.animals.borrow().iter() {
        let home = animal.home.upgrade().unwrap();
        println!("{}: {}", animal.name, home.name);
    }
}
