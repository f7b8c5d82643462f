use std::cell::RefCell;

fn main() {
    let signals = RefCell::new(vec!["fog", "wreck"]);
    while let Some(signal) = signals.borrow_mut().pop() {
        println!("answering {signal}");
        if signal == "wreck" {
            signals.borrow_mut().push("send a boat");
        }
    }
    println!("all answered");
}
