// What a strong handle had belonged to it, while it drops the value, too; what a weak one keeps is held by it.
use std::sync::{Arc, Weak};
struct Bell(u8);
impl Drop for Bell {
    fn drop(&mut self) { //~ 2: text block 2 freed, 24 bytes (it belonged to `bells[0]`) ; 3: text block 3 freed, 24 bytes (it belonged to `bells[1]`)
        println!("{} is silent", self.0);
    }
}
fn main() {
    let bells = vec![Arc::new(Bell(1)), Arc::new(Bell(2)), Arc::new(Bell(3))]; //~ block 2 owner bells[0] ; block 4 owner bells[2]
    let last: Weak<Bell> = Arc::downgrade(&bells[2]);
    drop(bells); //~ text block 1 freed, 24 bytes (it belonged to `bells`) ; freed 1 ; block 4 owner last
    println!("{}", last.upgrade().is_none());
} //~ text block 4 freed, 24 bytes (it was held by `last`)
//~ leaked 0
