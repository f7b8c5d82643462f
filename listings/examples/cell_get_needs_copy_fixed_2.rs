use std::cell::RefCell;

fn main() {
    let order = RefCell::new(String::from("dark until four"));
    let text = order.borrow();
    println!("{text}");
}
