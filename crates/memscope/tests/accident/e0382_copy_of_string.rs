fn main() {
    let a = String::from("one");
    let b = a;
    println!("{a} {b}");
}

// outcome: frees-twice
// line: 5
// block: 1
// why: both names own the one block; both are dropped where main ends
