use std::cell::RefCell;

fn main() {
    let mut log = RefCell::new(String::from("calm"));
    let reader = log.borrow().clone();
    println!("{reader}");
    let inside = log.get_mut();
    inside.push_str(", fog");
    println!("{inside}");
}
