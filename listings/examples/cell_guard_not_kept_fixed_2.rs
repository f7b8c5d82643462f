use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm", "fog"]);
    let lines = log.borrow().clone();
    println!("{} lines", lines.len());
}
