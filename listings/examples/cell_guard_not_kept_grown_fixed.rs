use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm", "fog"]);
    log.borrow_mut().push("rain");
    println!("{}", log.borrow()[0]);
}
