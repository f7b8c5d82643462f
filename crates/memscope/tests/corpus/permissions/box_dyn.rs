// What lies behind `dyn` has no fixed size: it cannot be moved or assigned as a whole.
use std::fmt::Display;

fn main() {
    let mut b: Box<dyn Display> = Box::new(5); //~ b rwam; *b rw--
    println!("{b}"); //~ b rwam
    b = Box::new("ash"); //~ b rwam; *b rw--
    println!("{b}"); //~ b rwam
}
