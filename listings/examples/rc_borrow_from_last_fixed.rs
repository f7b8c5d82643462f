use std::rc::Rc;

fn main() {
    let mill = Rc::new(String::from("Church"));
    let place = mill.as_str();
    println!("{place}");
    drop(mill);
}
