use std::rc::Rc;

fn main() {
    let mill = Rc::new(String::from("Church"));
    let ford = Rc::clone(&mill);
    let place = mill.to_string();
    drop(mill);
    println!("{place}, {}", ford.len());
}
