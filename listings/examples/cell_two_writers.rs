use std::cell::RefCell;

fn main() {
    let log = RefCell::new(String::from("calm"));
    let mut keeper = log.borrow_mut();
    println!("the keeper writes");
    let mut helper = log.borrow_mut();
    println!("the helper writes");
    helper.push_str(", fog");
    keeper.push_str(", rain");
}
