// Edition 2024: the temporary of an `if let` is dropped before the `else`; in the `then` it still lives.
use std::cell::RefCell;

fn main() {
    let mut log = RefCell::new(vec![1]); //~ log rwam
    if let Some(n) = log.borrow_mut().pop() { //~> n r--c; log r--- borrowed (6)
        println!("{n}"); //~ log r--- borrowed (6); n r--c
    } else {
        log.get_mut().push(1); //~ log rwam
    } //~ log rwam
    println!("{log:?}"); //~ log rwam
}
