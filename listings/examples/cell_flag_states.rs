use std::cell::RefCell;

fn ask(log: &RefCell<String>) {
    let read = log.try_borrow().is_ok();
    let write = log.try_borrow_mut().is_ok();
    println!("read {read}, write {write}");
}

fn main() {
    let log = RefCell::new(String::from("calm"));
    ask(&log);
    let first = log.borrow();
    let second = log.borrow();
    drop(first);
    ask(&log);
    println!("second still reads {second}");
    drop(second);
    let mut writer = log.borrow_mut();
    writer.push_str(", then fog");
    ask(&log);
    drop(writer);
    ask(&log);
}
