use std::rc::Rc;

struct Well {
    meters: u32,
}

fn main() {
    let mut well = Well { meters: 9 };
    well.meters = 12;
    let ash = Rc::new(well);
    let birch = Rc::clone(&ash);
    let depth = &birch.meters;
    println!("{depth} meters");
}
