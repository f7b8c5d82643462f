use std::cell::Cell;

fn tare(scale: &Cell<u32>) {
    scale.set(0);
}

fn main() {
    let scale = Cell::new(7);
    let display = &scale;
    println!("before: {} g", display.get());
    tare(&scale);
    println!("after: {} g", display.get());
}
