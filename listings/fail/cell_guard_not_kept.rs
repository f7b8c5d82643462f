use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm", "fog"]);
    let lines = log.borrow().as_slice();
    println!("{} lines", lines.len());
}
