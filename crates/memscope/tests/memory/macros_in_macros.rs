// A macro's argument that is a macro, a literal, a closure: what they take is gone when the inner call runs.
struct Pair {
    left: String,
    right: String,
}
fn call(f: impl FnOnce() -> String) -> String { //~ pair is partly moved ; block 1 owner f
    f()
}
fn turn(pair: Pair) -> String { //~ other is moved ; block 5 owner pair.left
    pair.right + &pair.left
}
fn main() {
    let pair = Pair { left: String::from("l"), right: String::from("rr") };
    println!("{}", call(move || pair.left)); //~ pair = Pair { left: (moved), right: "rr" }
    let list = vec![pair.right, String::from("ccc")]; //~ pair = Pair { left: (moved), right: (moved) } ; block 2 owner list[0]
    let other = Pair { left: String::from("a"), right: String::from("b") };
    println!("{}", format!("{} {}", turn(other), list.len())); //~ other is moved ; no event moved
}
//~ leaked 0
//~ stdout "l\nba 2\n"
