use std::cell::RefCell;

fn ask(log: &RefCell<String>) {
    let read = log.try_borrow().map(|_guard| ());
    let write = log.try_borrow_mut().map(|_guard| ());
    println!("read {read:?}, write {write:?}");
}

fn main() {
    let log = RefCell::new(String::from("calm"));
    ask(&log);
    let reader = log.borrow();
    ask(&log);
    drop(reader);
    let mut writer = log.borrow_mut();
    writer.push_str(", fog");
    ask(&log);
    drop(writer);
    ask(&log);
}
