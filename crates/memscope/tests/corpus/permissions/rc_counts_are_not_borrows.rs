// A clone of an `Rc` is a second owner: the first stays free.
use std::rc::Rc;

fn main() {
    let mut a = Rc::new(String::from("ash")); //~ a rwam
    let b = Rc::clone(&a); //~ a rwam; b r--m
    a = Rc::new(String::from("oak")); //~ a rwam; b r--m
    println!("{a}{b}"); //~ a rwam; b r--m
}
