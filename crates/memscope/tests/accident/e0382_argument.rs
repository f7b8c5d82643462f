fn take(text: String) {
    println!("{}", text.len());
}
fn main() {
    let a = String::from("one"); take(a);
    println!("{a}");
}

// outcome: reads-freed
// line: 6
// block: 1
// why: take frees the block at its end; then the text is read
