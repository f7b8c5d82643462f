use std::cell::{Cell, OnceCell, RefCell};

fn main() {
    println!("u32: {} bytes", size_of::<u32>());
    println!("  in a Cell: {}", size_of::<Cell<u32>>());
    println!("  in a OnceCell: {}", size_of::<OnceCell<u32>>());
    println!("  in a RefCell: {}", size_of::<RefCell<u32>>());
    println!("String: {} bytes", size_of::<String>());
    println!("  in a Cell: {}", size_of::<Cell<String>>());
    println!("  in a RefCell: {}", size_of::<RefCell<String>>());
}
