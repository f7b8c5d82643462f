use std::rc::Rc;

fn main() {
    let notice = Rc::new(String::from("Closed"));
    let copy = Rc::clone(&notice);
    println!("{notice}, {copy}");
}
