use std::rc::Rc;

struct Well;

impl Drop for Well {
    fn drop(&mut self) {
        println!("  the well is filled in");
    }
}

struct House {
    family: &'static str,
    _well: Rc<Well>,
}

fn leave(house: House) {
    println!("  {} leaves", house.family);
}

fn village(ash_goes_first: bool) {
    let well = Rc::new(Well);
    let ash = House {
        family: "Ash",
        _well: Rc::clone(&well),
    };
    let birch = House {
        family: "Birch",
        _well: well,
    };
    if ash_goes_first {
        leave(ash);
        leave(birch);
    } else {
        leave(birch);
        leave(ash);
    }
}

fn main() {
    println!("first village:");
    village(true);
    println!("second village:");
    village(false);
}
