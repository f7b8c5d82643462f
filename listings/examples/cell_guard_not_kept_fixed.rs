use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm", "fog"]);
    let guard = log.borrow();
    let lines = guard.as_slice();
    println!("{} lines", lines.len());
}
