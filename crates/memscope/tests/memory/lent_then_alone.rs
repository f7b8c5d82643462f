// With several handles nobody can tell which one lends. Once one is left it is that one: the lender cannot have gone.
use std::rc::Rc;
fn show(post: &str, other: Rc<String>) { //~ birch is live ; ash is moved
    println!("{}", other.len()); //~ birch is live
    drop(other); //~ birch is borrowed ; borrow birch shared
    println!("{post}"); //~ birch is borrowed
}
fn main() {
    let ash = Rc::new(String::from("Mill"));
    let birch = Rc::clone(&ash);
    show(&birch, ash);
    println!("{birch}"); //~ birch is live
}
//~ leaked 0
