// Edition 2024: temporaries of a block's tail are dropped before its variables.
use std::cell::RefCell;

fn size(text: &str) -> usize {
    let log = RefCell::new(text.to_owned()); //~ log r--m; text r--c
    log.borrow().len()
}

fn main() {
    println!("{}", size("ash"));
}
