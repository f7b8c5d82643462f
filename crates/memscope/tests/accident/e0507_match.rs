enum Kind { Text(String), Empty }
fn main() {
    let kind = Kind::Text(String::from("one"));
    let lent = &kind;
    match *lent {
        Kind::Text(text) => println!("{text}"),
        Kind::Empty => {}
    }
}

// outcome: frees-twice
// line: 9
// block: 1
// why: the arm takes the text out of what it only borrows
