// A Weak owns no value: it keeps the block with the counts, and that is freed with the last of them.
use std::rc::Rc;

fn main() {
    let mill = Rc::new(5);
    let note = Rc::downgrade(&mill); //~ weak mill 1
    drop(mill); //~ block 1 owner note ; text the strong count of block 1 went from 1 to 0
    println!("{}", note.upgrade().is_none());
    drop(note); //~ block 1 freed ; text block 1 freed, 24 bytes (it was held by `note`)
}
//~ leaked 0
