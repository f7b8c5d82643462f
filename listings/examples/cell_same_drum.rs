use std::cell::Cell;

fn add_twice(tank: &Cell<u32>, can: &Cell<u32>) {
    tank.set(tank.get() + can.get());
    tank.set(tank.get() + can.get());
}

fn main() {
    let tank = Cell::new(10);
    let can = Cell::new(1);
    add_twice(&tank, &can);
    println!("apart: {} liters", tank.get());

    let drum = Cell::new(10);
    add_twice(&drum, &drum);
    println!("same drum: {} liters", drum.get());
}
