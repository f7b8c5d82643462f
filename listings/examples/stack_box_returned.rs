struct Plant {
    height: u32,
}

fn raise() -> Box<Plant> {
    let mut plant = Box::new(Plant { height: 12 });
    plant.height += 3;
    plant
}

fn main() {
    let tallest = raise();
    println!("{} cm", tallest.height);
}
