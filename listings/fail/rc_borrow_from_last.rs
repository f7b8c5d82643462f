use std::rc::Rc;

fn main() {
    let mill = Rc::new(String::from("Church"));
    let place = mill.as_str();
    drop(mill);
    println!("{place}");
}
