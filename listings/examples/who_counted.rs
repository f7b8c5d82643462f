use std::rc::Rc;

fn main() {
    let station = Rc::new(String::from("North"));
    println!("count: {}", Rc::strong_count(&station));
    let display = Rc::clone(&station);
    println!("count: {}", Rc::strong_count(&display));
    drop(station);
    println!("count: {}", Rc::strong_count(&display));
    println!("on display: {display}");
}
