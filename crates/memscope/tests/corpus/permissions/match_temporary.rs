// The temporary of a `match` lives to its end.
use std::cell::RefCell;

fn main() {
    let mut log = RefCell::new(vec![1]); //~ log rwam
    match log.borrow_mut().pop() {
        Some(n) => {
            println!("{n}"); //~ log r--- borrowed (6)
        }
        None => {
            println!("none"); //~ log r--- borrowed (6)
        }
    } //~ log rwam
    log.get_mut().clear(); //~ log rwam
}
