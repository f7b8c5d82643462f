struct Plant {
    height: u32,
}

fn raise() -> (Box<Plant>, usize) {
    let plant = Box::new(Plant { height: 12 });
    let address = std::ptr::from_ref(&*plant).addr();
    (plant, address)
}

fn main() {
    let (plant, before) = raise();
    let after = std::ptr::from_ref(&*plant).addr();
    println!("height {}", plant.height);
    println!("same address as before: {}", before == after);
}
