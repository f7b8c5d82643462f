use std::rc::Rc;

struct Well {
    meters: u32,
}

fn main() {
    let ash = Rc::new(Well { meters: 9 });
    let birch = Rc::clone(&ash);
    let depth = &birch.meters;
    ash.meters = 12;
    println!("{depth} meters");
}
