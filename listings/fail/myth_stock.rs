use std::fmt::Display;

fn take_stock<T: Display>(shelf: &mut Vec<T>) {
    let first = &shelf[0];
    shelf.clear();
    println!("first was {first}");
}

fn main() {
    let mut grams = vec![7, 12];
    take_stock(&mut grams);
}
