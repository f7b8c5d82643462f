// Two parts of one variable go in one statement, or one of two by a branch: each is gone from it, and only what went.
struct Pair {
    left: String,
    right: String,
}
fn join(a: String, b: String) -> String { //~ block 1 owner a ; block 2 owner b
    a + &b
} //~ b is dropped
fn one(pair: Pair, left: bool) -> String { //~ 1: text `two` moved to `pair` ; 2: text `three` moved to `pair`
    let word = if left { pair.left } else { pair.right }; //~ 1: pair = Pair { left: (moved), right: "r" } ; 2: pair = Pair { left: "l", right: (moved) } ; 1: pair is partly moved ; 2: pair is partly moved
    word
} //~ freed 1 ; event what is left of `pair` dropped
fn main() {
    let first = Pair { left: String::from("l"), right: String::from("r") };
    let both = join(first.left, first.right); //~ first = Pair { left: (moved), right: (moved) } ; both = "lr"
    let two = Pair { left: String::from("l"), right: String::from("r") };
    let a = one(two, true); //~ a = "l"
    let three = Pair { left: String::from("l"), right: String::from("r") };
    let b = one(three, false); //~ b = "r"
    let four = Pair { left: String::from("l"), right: String::from("r") };
    let turned = Pair { left: four.right, right: four.left }; //~ four = Pair { left: (moved), right: (moved) } ; turned = Pair { left: "r", right: "l" }
    let six = Pair { left: String::from("l"), right: String::from("r") };
    let c = match a.len() {
        0 => six.left,
        _ => six.right,
    }; //~ six = Pair { left: "l", right: (moved) }
    println!("{both} {a} {b} {} {c}", turned.left);
}
//~ leaked 0
