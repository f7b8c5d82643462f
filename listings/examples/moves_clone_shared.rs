use std::rc::Rc;

fn main() {
    let notice = Rc::new(String::from("Closed on Sunday"));
    let copy = Rc::clone(&notice);
    println!("{notice}, {copy}");
    let (old, new) = (notice.as_ptr(), copy.as_ptr());
    println!("same address: {}", old == new);
    println!("owners: {}", Rc::strong_count(&notice));
}
