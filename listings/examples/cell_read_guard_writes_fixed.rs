use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm"]);
    log.borrow_mut().push("fog");
    println!("{:?}", log.borrow());
}
