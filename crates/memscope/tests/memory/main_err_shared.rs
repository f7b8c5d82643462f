// Std drops its handle only: a block that another one holds, which nobody drops, is not freed.
use std::rc::Rc;
fn main() -> Result<(), Rc<str>> {
    let why: Rc<str> = Rc::from("no seat"); //~ block 1 owner why ; strong why 1
    let other = Rc::clone(&why); //~ strong why 2
    std::mem::forget(other);
    Err(why)
} //~ 1: block 1 owner what `main` returned ; 1: no text never freed ; 2: kind after main ; 2: freed 0 ; 2: blocks 1 ; 2: text printed to standard error: "Error: \"no seat\""; block 1, 24 bytes, was never freed.
//~ exit 1
//~ leaked 1
