use std::rc::Rc;
fn main() {
    let a = Rc::new(5); //~ strong a 1 ; a = Rc(5)
    let b = Rc::clone(&a); //~ strong b 2 ; block 1 owner a, b
    drop(a); //~ a is moved ; strong b 1 ; block 1 owner b ; text line 5: `a` moved out; the strong count of block 1 went from 2 to 1.
    println!("{b}");
} //~ block 1 freed
//~ leaked 0
