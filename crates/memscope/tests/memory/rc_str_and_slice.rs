use std::rc::Rc;
fn main() {
    let s: Rc<str> = Rc::from("abc"); //~ s = Rc("abc") ; s : Rc<str> 16 ; block 1 size 24
    let v: Rc<[u16]> = Rc::from([1, 2, 3]); //~ v = Rc([1, 2, 3])
    println!("{s}{v:?}");
}
//~ leaked 0
