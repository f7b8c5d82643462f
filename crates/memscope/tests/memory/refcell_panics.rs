use std::cell::RefCell;
fn main() {
    let c = RefCell::new(String::from("x")); //~ block 1 owner c
    let a = c.borrow_mut(); //~ flag c exclusive
    let b = c.borrow_mut(); //~ kind panic ; event panicked ; a is live ; flag c exclusive
    println!("{a}{b}");
} //~ unwinding ; a is dropped ; c is dropped
//~ exit 101
//~ stderr RefCell already borrowed
