// A generic pair turned round: moved as a whole into `turn`, taken apart there; each block keeps its number.
struct Two<A, B> {
    a: A,
    b: B,
}
impl<A, B> Two<A, B> {
    fn turn(self) -> Two<B, A> { //~ block 1 owner self.a ; block 2 owner self.b
        Two { a: self.b, b: self.a }
    } //~ freed 0 ; event `self.b` moved out ; event `self.a` moved out ; no event what is left
}
fn largest<T: PartialOrd>(list: Vec<T>) -> Option<T> { //~ 1: list = [3, 9, 4]
    let mut best = None;
    for item in list { //~ 1: item = 3 ; 1: list is moved
        if best.as_ref().is_none_or(|b| item > *b) {
            best = Some(item);
        }
    }
    best
}
fn main() {
    let two = Two { a: String::from("a"), b: Box::new(2) };
    let back = two.turn(); //~ two is moved ; back = Two { a: Box(2), b: "a" } ; block 1 owner back.b ; block 2 owner back.a
    let best = largest(vec![3, 9, 4]); //~ best = Some(9)
    println!("{} {} {best:?}", back.a, back.b);
}
//~ leaked 0
