use std::rc::{Rc, Weak};
fn main() {
    let a = Rc::new(5);
    let w = Rc::downgrade(&a); //~ weak a 1 ; event the weak count of block 1 went from 0 to 1 ; w : Weak<i32> 8
    let e: Weak<i32> = Weak::new(); //~ e = Weak → nothing
    println!("{:?}", w.upgrade());
    drop(a); //~ event the strong count of block 1 went from 1 to 0 ; block 1 size 24 ; block 1 owner w ; no event freed
    println!("{:?}{:?}", w.upgrade(), e.upgrade());
}
//~ stdout "Some(5)\nNoneNone\n"
//~ leaked 0
