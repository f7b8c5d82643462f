use std::cell::RefCell;

fn main() {
    let log = RefCell::new(vec!["calm"]);
    log.borrow().push("fog");
    println!("{:?}", log.borrow());
}
