use std::fmt::Display;

fn keep<'a, T: Display + 'a>(value: T) -> Box<dyn Display + 'a> {
    Box::new(value)
}

fn main() {
    let letter = String::from("Ada");
    println!("{}", keep(&*letter));
}
