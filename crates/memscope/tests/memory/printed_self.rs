// What is moved in the arguments of a macro is moved before the call, not when the statement is over.
use std::fmt::Write;
struct Bag(String);
impl Bag {
    fn weigh(self) -> usize { //~ 1: bag is moved ; 1: block 1 owner self.0 ; 2: second is moved ; 2: block 2 owner self.0 ; 3: third is moved ; 1: text `bag` moved to `self`
        self.0.len()
    } //~ 1: freed 1 ; 1: bag is moved ; 1: text block 1 freed, 5 bytes (it belonged to `self.0`) ; 2: freed 1
}
fn main() {
    let bag = Bag(String::from("flour"));
    println!("{}", bag.weigh()); //~ no event moved ; no text `bag` ; bag is moved
    let second = Bag(String::from("salt"));
    println!("{n} {n}", n = second.weigh()); //~ second is moved ; no event moved
    let third = Bag(String::from("oil"));
    let mut out = String::new();
    write!(out, "{}", third.weigh()).unwrap(); //~ third is moved ; out = "3"
    assert_eq!(out.len(), 1);
}
//~ leaked 0
//~ stdout "5\n4 4\n"
