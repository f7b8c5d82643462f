use std::rc::Rc;

struct Well {
    meters: u32,
}

struct House {
    well: Rc<Well>,
}

fn settle() -> [House; 2] {
    let well = Rc::new(Well { meters: 9 });
    let other = Rc::clone(&well);
    [House { well }, House { well: other }]
}

fn main() {
    let [ash, birch] = settle();
    drop(ash);
    println!("Birch: {} meters", birch.well.meters);
}
