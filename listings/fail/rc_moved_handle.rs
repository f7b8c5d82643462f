use std::rc::Rc;

struct House {
    well: Rc<String>,
}

fn main() {
    let well = Rc::new(String::from("North Well"));
    let ash = House { well };
    let birch = House { well };
    println!("{}, {}", ash.well, birch.well);
}
