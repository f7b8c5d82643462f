use std::fmt::Display;

fn hang<'a, T: Display>(sign: T) -> Box<dyn Display + 'a> {
    Box::new(sign)
}

fn main() {
    println!("{}", hang("Night Mail"));
}
