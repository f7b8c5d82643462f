use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::AtomicU64;

fn main() {
    println!("u64: {}", size_of::<u64>());
    println!("Box<u64>: {}", size_of::<Box<u64>>());
    println!("Rc<u64>: {}", size_of::<Rc<u64>>());
    println!("Cell<u64>: {}", size_of::<Cell<u64>>());
    println!("AtomicU64: {}", size_of::<AtomicU64>());
    println!("RefCell<u64>: {}", size_of::<RefCell<u64>>());
}
