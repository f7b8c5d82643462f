use std::cell::RefCell;
use std::thread;

fn main() {
    let log = RefCell::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| log.borrow_mut().push("fog"));
        log.borrow_mut().push("calm");
    });
    println!("{} lines", log.borrow().len());
}
