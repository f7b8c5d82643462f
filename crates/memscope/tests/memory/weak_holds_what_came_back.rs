// A function gives back a Weak whose value is gone: the block is held, not owned.
use std::rc::{Rc, Weak};

fn lost() -> Weak<u8> {
    let kept = Rc::new(7);
    let weak = Rc::downgrade(&kept);
    drop(kept);
    weak
}

fn main() {
    let list = vec![lost()]; //~ text now held by `list[0]` ; no text owned by `list[0]`
    println!("{}", list.len());
} //~ text (it was held by `list[0]`)
//~ leaked 0
