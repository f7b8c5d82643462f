use std::fmt::Display;

fn take_stock<T: Display>(shelf: &mut Vec<T>) {
    let first = &shelf[0];
    println!("first was {first}");
    shelf.clear();
}

fn main() {
    let mut names = vec!["salt", "sand"];
    take_stock(&mut names);
}
