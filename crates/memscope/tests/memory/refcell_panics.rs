use std::cell::RefCell;
fn main() {
    let c = RefCell::new(String::from("x")); //~ block 1 owner c
    let a = c.borrow_mut(); //~ flag c exclusive
    let b = c.borrow_mut();
    println!("{a}{b}");
} //~ unwinding ; event panicked ; a is dropped ; c is dropped
//~ exit 101
//~ stderr RefCell already borrowed
