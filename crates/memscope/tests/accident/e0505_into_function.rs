fn take(text: String) {
    println!("{text}");
}
fn main() {
    let text = String::from("one"); let word = &text[..];
    take(text);
    println!("{word}");
}

// outcome: reads-freed
// line: 7
// block: 1
// why: the callee frees the block where it ends
