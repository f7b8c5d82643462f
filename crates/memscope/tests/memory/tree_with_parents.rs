use std::cell::RefCell;
use std::rc::{Rc, Weak};
struct Node {
    name: &'static str,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}
fn main() {
    let leaf = Rc::new(Node { name: "leaf", parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) }); //~ strong leaf 1
    let root = Rc::new(Node { name: "root", parent: RefCell::new(Weak::new()), children: RefCell::new(vec![Rc::clone(&leaf)]) }); //~ strong leaf 2
    *leaf.parent.borrow_mut() = Rc::downgrade(&root); //~ weak root 1 ; strong root 1
    println!("{}{}", root.name, leaf.parent.borrow().upgrade().map_or(0, |p| p.children.borrow().len()));
} //~ root is dropped ; leaf is dropped
//~ leaked 0
