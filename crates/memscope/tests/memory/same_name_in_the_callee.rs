// A move into a parameter of the same name is a move to another variable, and is told as one.
struct Cart {
    v: Vec<u8>,
}
fn eat(s: String) { //~ text `eat` is called; `s` moved to `s` of `eat`; block 1, 3 bytes, now owned by it
    println!("{s}");
} //~ freed 1
fn sum(v: Vec<u8>) -> usize { //~ text `cart.v` moved to `v`; block 2, 2 bytes, now owned by `v`
    v.len()
}
fn down(b: Box<u8>, n: u8) -> u8 { //~ 2: text `b` moved to `b` of `down`; block 3, 1 byte, now owned by it
    if n == 0 {
        return *b;
    }
    down(b, n - 1)
}
fn main() {
    let s = String::from("pie");
    eat(s); //~ s is moved
    let cart = Cart { v: vec![1, 2] };
    println!("{}", sum(cart.v));
    let b = Box::new(5);
    println!("{}", down(b, 1));
}
//~ leaked 0
