use std::fmt::Display;

fn frame<T: Display>(notice: T) -> Box<dyn Display> {
    Box::new(notice)
}

fn main() {
    let headline = String::from("Bridge opens");
    let framed = frame(&headline[..]);
    drop(headline);
    println!("on the wall: {framed}");
}
