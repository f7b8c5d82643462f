use std::rc::Rc;

fn main() {
    let mill = Rc::new(String::from("Church"));
    let ford = Rc::clone(&mill);
    let place = mill.as_str();
    drop(mill);
    println!("{place}, {}", ford.len());
}
