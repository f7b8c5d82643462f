// What is left of a partly moved value is dropped, though it holds no block: its own `drop` is called in it.
struct Loud(u8);
impl Drop for Loud {
    fn drop(&mut self) { //~ 1: self → rest byte 24 ; 2: self → row ; 3: self → pair
        println!("drop {}", self.0);
    }
}
enum Two {
    Both(String, Loud),
    None,
}
fn main() {
    let pair = (Loud(1), String::from("p"));
    let (_, text) = pair; //~ pair is partly moved
    let row = [(Loud(2), Box::new(2))];
    let [(_, boxed)] = row; //~ row is partly moved
    let rest = Two::Both(String::from("r"), Loud(3));
    if let Two::Both(word, _) = rest { //~ rest is partly moved
        println!("{word} {text} {boxed}");
    }
} //~ pair is dropped ; event what is left of `pair` dropped
//~ leaked 0
//~ stdout "r p 2\ndrop 3\ndrop 2\ndrop 1\n"
