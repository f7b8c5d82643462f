use std::cell::RefCell;
fn main() {
    let c = RefCell::new(1); //~ flag c unused ; c = RefCell(1)
    {
        let r = c.borrow(); //~ flag c shared ; event the borrow flag of `c` is now shared
        println!("{r}");
    } //~ event the borrow flag of `c` is released (shared before)
    {
        let mut w = c.borrow_mut(); //~ flag c exclusive ; w → c byte 8
        *w = 2; //~ c = RefCell(2)
    } //~ event released (exclusive before)
    println!("{}", c.borrow()); //~ flag c unused
}
