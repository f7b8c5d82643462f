use std::fmt::Display;

fn frame<'a, T: Display + 'a>(notice: T) -> Box<dyn Display + 'a> {
    Box::new(notice)
}

fn main() {
    let headline = String::from("Bridge opens");
    let framed = frame(&headline[..]);
    println!("on the wall: {framed}");
}
