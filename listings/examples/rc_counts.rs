use std::rc::{Rc, Weak};

fn show(step: &str, well: &Rc<String>) {
    let strong = Rc::strong_count(well);
    let weak = Rc::weak_count(well);
    println!("{step}: strong {strong}, weak {weak}");
}

fn main() {
    let ash = Rc::new(String::from("North Well"));
    show("line 10, new", &ash);
    let birch = Rc::clone(&ash);
    show("line 12, clone", &ash);
    let sign = Rc::downgrade(&ash);
    show("line 14, downgrade", &ash);
    let copy = Weak::clone(&sign);
    show("line 16, clone the weak", &ash);
    let cedar = ash;
    show("line 18, move", &cedar);
    if let Some(visitor) = sign.upgrade() {
        show("line 20, upgrade", &visitor);
    }
    show("line 22, visitor gone", &birch);
    drop(copy);
    show("line 24, drop a weak", &birch);
    drop(cedar);
    show("line 26, drop a strong", &birch);
    drop(birch);
    let strong = sign.strong_count();
    let weak = sign.weak_count();
    println!("line 28, drop the last: {strong}, {weak}");
}
