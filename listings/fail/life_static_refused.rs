use std::fmt::Display;

fn pin_up<T: Display + 'static>(notice: T) {
    println!("on the wall: {notice}");
}

fn main() {
    let headline = String::from("Bridge opens");
    pin_up(headline.as_str());
}
