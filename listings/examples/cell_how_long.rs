use std::cell::RefCell;

fn free(log: &RefCell<Vec<u32>>) -> bool {
    log.try_borrow_mut().is_ok()
}

fn main() {
    let log = RefCell::new(vec![7]);
    let count = log.borrow().len();
    println!("let: {}", free(&log));
    if log.borrow().len() == count {
        println!("if: {}", free(&log));
    }
    if let Some(line) = log.borrow().first() {
        println!("if let {line}: {}", free(&log));
    }
    if let Some(line) = log.borrow().get(1) {
        println!("line {line}");
    } else {
        println!("else: {}", free(&log));
    }
    match log.borrow().get(1) {
        Some(line) => println!("line {line}"),
        None => println!("match: {}", free(&log)),
    }
    for line in log.borrow().iter() {
        println!("for {line}: {}", free(&log));
    }
}
