use std::cell::RefCell;

fn main() {
    let signals = RefCell::new(vec!["fog", "wreck"]);
    loop {
        let next = signals.borrow_mut().pop();
        let Some(signal) = next else { break };
        println!("answering {signal}");
        if signal == "wreck" {
            signals.borrow_mut().push("send a boat");
        }
    }
    println!("all answered");
}
