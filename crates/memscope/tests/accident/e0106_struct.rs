struct Word {
    text: &str,
}
fn main() {
    let word = Word { text: "one" };
    println!("{}", word.text);
}

// outcome: nothing
// why: the text outlives the struct
