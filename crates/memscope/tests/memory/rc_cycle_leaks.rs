use std::cell::RefCell;
use std::rc::Rc;
struct N {
    other: RefCell<Option<Rc<N>>>,
}
fn main() {
    let a = Rc::new(N { other: RefCell::new(None) });
    let b = Rc::new(N { other: RefCell::new(Some(Rc::clone(&a))) }); //~ event the strong count of block 1 went from 1 to 2
    *a.other.borrow_mut() = Some(Rc::clone(&b)); //~ event the strong count of block 2 went from 1 to 2 ; strong a 2
} //~ a is dropped ; b is dropped ; no event freed ; event the strong count of block 1 went from 2 to 1 ; event the strong count of block 2 went from 2 to 1
//~ leaked 2
