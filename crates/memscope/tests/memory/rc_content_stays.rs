// What a counted block's value owns changes hands with the value, not with the handles.
use std::rc::Rc;
fn main() {
    let station = Rc::new(String::from("North"));
    let display = Rc::clone(&station);
    drop(station); //~ text line 6: `station` moved out; the strong count of block 2 went from 2 to 1. ; block 1 owner *display
    let last = display; //~ text line 7: `display` moved to `last`; block 2, 40 bytes, now owned by `last`;
    let back = Rc::try_unwrap(last).unwrap(); //~ text block 1, 5 bytes, now owned by `back` ; block 2 freed
    println!("{back}");
}
//~ leaked 0
