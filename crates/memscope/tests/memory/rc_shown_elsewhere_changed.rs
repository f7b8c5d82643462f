// A change of what is inside is told, and once: at the handle that shows it.
use std::cell::RefCell;
use std::rc::Rc;

fn main() {
    let log = Rc::new(RefCell::new(String::from("a")));
    let pair = (Rc::clone(&log), 1);
    log.borrow_mut().push('b'); //~ text `log` is now Rc(RefCell("ab")) ; no text `pair` is now
    drop(log); //~ log is moved ; no text is now
    pair.0.borrow_mut().push('c'); //~ text `pair` is now (Rc(RefCell("abc")), 1)
    println!("{}", pair.0.borrow());
}
//~ leaked 0
