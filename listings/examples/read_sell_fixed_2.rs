use std::cell::Cell;

fn main() {
    let sold = Cell::new(0);
    let sell = || sold.set(sold.get() + 1);
    sell();
    sell();
    println!("{} tickets sold", sold.get());
}
