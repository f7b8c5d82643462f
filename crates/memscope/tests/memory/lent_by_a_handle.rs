// What one handle owns is lent by that handle. Through which of several a reference was taken, its address does not say.
use std::rc::Rc;
fn look(text: &String) -> usize { //~ 1: well is borrowed ; 1: borrow well shared ; 2: ash is live ; 2: birch is live ; 3: birch is borrowed
    text.len()
}
fn handle(text: &Rc<String>) -> usize { //~ ash is live ; birch is borrowed
    text.len()
}
fn main() {
    let well = Rc::new(String::from("North"));
    println!("{}", look(&well));
    let ash = Rc::new(String::from("East"));
    let birch = Rc::clone(&ash);
    println!("{}", look(&birch));
    println!("{}", handle(&birch));
    drop(ash);
    println!("{}", look(&birch));
}
//~ leaked 0
