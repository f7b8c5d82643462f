use std::cell::Cell;
use std::rc::Rc;

struct Well {
    meters: Cell<u32>,
}

fn main() {
    let meters = Cell::new(9);
    let ash = Rc::new(Well { meters });
    let birch = Rc::clone(&ash);
    let depth = &birch.meters;
    ash.meters.set(12);
    println!("{} meters", depth.get());
}
