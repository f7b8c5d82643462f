use std::cell::RefCell;
use std::rc::Rc;

struct Keeper {
    log: Rc<RefCell<Vec<String>>>,
}

impl Keeper {
    fn note(&self, text: &str) {
        self.log.borrow_mut().push(String::from(text));
    }
}

fn main() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let ada = Keeper {
        log: Rc::clone(&log),
    };
    let bob = Keeper {
        log: Rc::clone(&log),
    };
    ada.note("lamp lit");
    bob.note("fog");
    println!("strong: {}", Rc::strong_count(&log));
    println!("weak: {}", Rc::weak_count(&log));
    println!("lines: {}", log.borrow().len());
    println!("free: {}", log.try_borrow_mut().is_ok());
    drop(ada);
    println!("strong: {}", Rc::strong_count(&log));
    println!("lines: {}", bob.log.borrow().len());
}
