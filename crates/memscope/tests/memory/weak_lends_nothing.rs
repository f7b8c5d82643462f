// A weak handle keeps the block whose value is being dropped. It is not borrowed by that, nor is who owns it.
use std::rc::{Rc, Weak};
struct Bell {
    name: &'static str,
    other: Option<Weak<Bell>>,
}
impl Drop for Bell {
    fn drop(&mut self) { //~ 1: sign is live ; 1: small is live ; 1: block 1 strong 0 ; 1: block 1 weak 2
        println!("{} is silent", self.name); //~ 1: sign is live ; 1: small is live
    }
}
fn main() {
    let great = Rc::new(Bell { name: "great", other: None });
    let sign = Rc::downgrade(&great);
    let small = Rc::new(Bell { name: "small", other: Some(Weak::clone(&sign)) });
    drop(great); //~ sign is live ; small is live ; block 1 strong 0 ; block 1 weak 2
    println!("{} {}", sign.upgrade().is_none(), small.other.is_some());
}
//~ leaked 0
