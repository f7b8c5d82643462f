// Operators and calls of a closure take by value in a macro's arguments, too.
use std::ops::{Add, Neg};
struct Word(String);
impl Add<&str> for Word {
    type Output = Word;
    fn add(mut self, more: &str) -> Word { //~ word is moved ; block 1 owner self.0
        self.0.push_str(more);
        self
    }
}
impl Neg for Word {
    type Output = usize;
    fn neg(self) -> usize { //~ both is moved ; freed 0
        self.0.len()
    } //~ freed 1
}
fn main() {
    let word = Word(String::from("snow"));
    let row = vec![word + "man"]; //~ word is moved ; row = [Word("snowman")]
    println!("{}", row[0].0);
    let both = Word(String::from("fir"));
    println!("{}", -both); //~ both is moved ; no event moved
    let list = vec![7, 8];
    let give = move || {
        println!("given");
        list
    };
    println!("{:?}", give()); //~ give is moved ; freed 1
}
//~ leaked 0
//~ stdout "snowman\n3\ngiven\n[7, 8]\n"
