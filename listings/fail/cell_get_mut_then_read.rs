use std::cell::RefCell;

fn main() {
    let mut log = RefCell::new(String::from("calm"));
    let reader = log.borrow();
    let text = reader.as_str();
    log.get_mut().push_str(", fog and a gale");
    println!("{text}");
}
