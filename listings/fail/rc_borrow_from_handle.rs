use std::rc::Rc;

fn main() {
    let ash = Rc::new(String::from("North Well"));
    let birch = Rc::clone(&ash);
    let name = ash.as_str();
    drop(ash);
    println!("{name}, {}", birch.len());
}
