use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm", "fog"]);
    let lines = log.borrow().as_slice();
    log.borrow_mut().push("rain");
    println!("{}", lines[0]);
}
