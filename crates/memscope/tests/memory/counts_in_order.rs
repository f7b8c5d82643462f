// Counts and frees are told as they happen: an owner less, then what the value owned, then the block.
use std::rc::Rc;
struct Post {
    place: String,
    next: Option<Rc<Post>>,
}
fn main() {
    let church = Rc::new(Post { place: String::from("Church"), next: None }); //~ block 2 strong 1
    let mill = Rc::new(Post { place: String::from("Mill"), next: Some(Rc::clone(&church)) }); //~ block 2 strong 2 ; block 4 strong 1
    println!("{}", mill.next.is_some());
    drop(mill); //~ event the strong count of block 4 went from 1 to 0 | block 3 freed, 4 bytes | the strong count of block 2 went from 2 to 1 | block 4 freed, 48 bytes
    println!("{}", church.place);
} //~ event the strong count of block 2 went from 1 to 0 | block 1 freed, 6 bytes | block 2 freed, 48 bytes
//~ leaked 0
