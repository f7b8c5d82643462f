use std::rc::{Rc, Weak};

fn main() {
    let ash = Rc::new(String::from("North Well"));
    let birch = Rc::clone(&ash);
    let sign = Rc::downgrade(&ash);
    let copy = Weak::clone(&sign);
    let cedar = ash;
    if let Some(visitor) = sign.upgrade() {
        println!("a visitor at {visitor}");
    }
    drop(copy);
    drop(cedar);
    let strong = Rc::strong_count(&birch);
    let weak = Rc::weak_count(&birch);
    println!("strong {strong}, weak {weak}");
}
