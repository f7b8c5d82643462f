// A value of no bytes lies at the end of its block, behind the two counts: a pointer to it does not point to nothing.
use std::rc::Rc;
struct Well;
impl Drop for Well {
    fn drop(&mut self) { //~ text `self` points to block 1, byte 16.
        println!("filled in");
    }
}
fn main() {
    let well = Rc::new(Well); //~ text line 10: block 1 allocated, 16 bytes, owned by `well`;
    drop(well);
}
//~ leaked 0
