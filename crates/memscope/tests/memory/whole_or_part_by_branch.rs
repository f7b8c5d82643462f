// One branch takes a part, the other all of it: each run has moved what its own branch names.
struct Pair {
    left: String,
    right: String,
}
fn all(pair: Pair) -> String { //~ block 3 owner pair.left
    pair.left + &pair.right
} //~ freed 1
fn pick(pair: Pair, part: bool) -> String {
    let word = if part { pair.left } else { all(pair) }; //~ 1: pair = Pair { left: (moved), right: "r" } ; 2: pair is moved
    word
} //~ 1: event what is left of `pair` dropped ; 1: freed 1 ; 2: freed 0
fn main() {
    let one = Pair { left: String::from("l"), right: String::from("r") };
    let a = pick(one, true); //~ one is moved ; a = "l"
    let two = Pair { left: String::from("ll"), right: String::from("rr") };
    let b = pick(two, false); //~ two is moved ; b = "llrr"
    let three = Pair { left: String::from("x"), right: String::from("y") };
    let same = match a.len() {
        0 => three,
        _ => Pair { right: b, ..three },
    }; //~ same = Pair { left: "x", right: "llrr" } ; three = Pair { left: (moved), right: "y" }
    println!("{a} {} {}", same.left, same.right);
}
//~ leaked 0
