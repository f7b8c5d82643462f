use std::rc::{Rc, Weak};

fn main() {
    let word = size_of::<usize>();
    println!("Rc<u8>: {}", size_of::<Rc<u8>>() / word);
    println!("Rc<String>: {}", size_of::<Rc<String>>() / word);
    println!("Weak<u8>: {}", size_of::<Weak<u8>>() / word);
    println!("Rc<str>: {}", size_of::<Rc<str>>() / word);
    println!("Rc<[u32]>: {}", size_of::<Rc<[u32]>>() / word);
}
