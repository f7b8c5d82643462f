use std::fmt::Display;

fn keep<T: Display + 'static>(value: T) -> Box<dyn Display> {
    Box::new(value)
}

fn main() {
    let letter = String::from("Ada");
    println!("{}", keep(letter));
}
