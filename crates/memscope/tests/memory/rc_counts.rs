use std::rc::Rc;
fn main() {
    let a = Rc::new(String::from("x")); //~ block 2 size 40 ; block 2 owner a ; block 1 owner *a ; strong a 1
    let b = Rc::clone(&a); //~ event the strong count of block 2 went from 1 to 2 ; block 2 owner a, b ; strong b 2
    println!("{}", Rc::strong_count(&b));
    drop(a); //~ a is moved ; event the strong count of block 2 went from 2 to 1 ; block 2 owner b
    println!("{b}");
}
//~ leaked 0
