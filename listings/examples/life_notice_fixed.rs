use std::fmt::Display;

fn frame<T: Display + 'static>(notice: T) -> Box<dyn Display> {
    Box::new(notice)
}

fn main() {
    let headline = String::from("Bridge opens");
    let framed = frame(headline);
    println!("on the wall: {framed}");
}
