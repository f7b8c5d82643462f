fn stamp(letter: String) -> String {
    println!("stamped: {letter}");
    letter
}

fn main() {
    let draft = String::from("Dear Ada");
    let letter = stamp(draft);
    println!("posted: {letter}");
}
