// The guard of `borrow_mut()` is a temporary: it is gone after its statement.
use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec![1]); //~ log r--m
    log.borrow_mut().push(2); //~ log r--m
    let held = log.borrow(); //~ log r--- borrowed (7); held r--m
    println!("{held:?}"); //~ log r--- borrowed (7); held r--m
}
