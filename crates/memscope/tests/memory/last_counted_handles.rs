// Handles that go together at the end of a block: each count is told, and the last one frees.
use std::rc::Rc;
use std::sync::Arc;
fn main() {
    {
        let a = Rc::new(5);
        let b = Rc::clone(&a);
        println!("{a}{b}");
    } //~ text `b` dropped; the strong count of block 1 went from 2 to 1; `a` dropped; the strong count of block 1 went from 1 to 0; block 1 freed, 24 bytes (it belonged to `a`)
    let x = Arc::new(1);
    let held = vec![Arc::clone(&x), Arc::clone(&x)];
    drop(held); //~ strong x 1 ; event the strong count of block 2 went from 3 to 1
    let w = Rc::new(7);
    let weak = Rc::downgrade(&w); //~ weak w 1
    println!("{x}{}", weak.upgrade().is_some());
} //~ event the weak count of block 4 went from 1 to 0 ; event the strong count of block 4 went from 1 to 0 ; event the strong count of block 2 went from 1 to 0
//~ leaked 0
