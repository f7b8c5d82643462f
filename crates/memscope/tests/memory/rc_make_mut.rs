use std::rc::Rc;
fn main() {
    let mut a = Rc::new(vec![1]);
    let b = Rc::clone(&a); //~ strong a 2
    Rc::make_mut(&mut a).push(2); //~ a = Rc([1, 2]) ; strong a 1 ; strong b 1
    println!("{a:?}{b:?}");
}
//~ leaked 0
