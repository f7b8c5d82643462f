// A block that drops a handle has an end of its own, whether or not another variable of it was moved.
use std::rc::Rc;
fn main() {
    let a = Rc::new(5);
    {
        let b = Rc::clone(&a); //~ strong a 2
        let s = String::from("x");
        let t = s; //~ s is moved
        let u = t; //~ t is moved
        std::mem::forget(u);
    } //~ steps 1 ; strong a 1 ; b is dropped
    println!("{a}"); //~ strong a 1
}
//~ leaked 1
