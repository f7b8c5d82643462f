use std::cell::{Cell, OnceCell};
fn main() {
    let c = Cell::new(1); //~ c = Cell(1) ; c : Cell<i32> 4
    c.set(2); //~ c = Cell(2)
    let o: OnceCell<String> = OnceCell::new(); //~ o = OnceCell(empty)
    o.get_or_init(|| String::from("x")); //~ o = OnceCell("x") ; block 1 owner o
    println!("{}{:?}", c.get(), o.get());
}
//~ leaked 0
