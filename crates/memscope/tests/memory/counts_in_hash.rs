// A hash map drops its entries in another order on every run: frees are told by number, counts behind them.
use std::collections::HashMap;
use std::rc::Rc;
fn main() {
    let posts = vec![Rc::new(1), Rc::new(2), Rc::new(3)]; //~ block 2 strong 1 ; block 3 strong 1 ; block 4 strong 1
    let mut ways = HashMap::new();
    for (post, name) in posts.iter().zip(["mill", "ford", "gate"]) {
        ways.insert(name.to_owned(), Rc::clone(post));
    }
    println!("{}", ways.len()); //~ block 2 strong 2 ; block 3 strong 2 ; block 4 strong 2
    drop(ways); //~ event block 5 freed, 4 bytes | block 7 freed, 4 bytes | block 8 freed, 4 bytes | the strong count of block 2 went from 2 to 1 | the strong count of block 3 went from 2 to 1 | the strong count of block 4 went from 2 to 1 | block 6 freed
    println!("{}", posts.len());
}
//~ leaked 0
