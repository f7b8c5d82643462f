use std::cell::Cell;

fn main() {
    let order = Cell::new(String::from("dark until four"));
    let text = order.get();
    println!("{text}");
}
