fn main() {
    let text = String::from("one");
    let word = text.as_str();
    drop(text);
    println!("{word}");
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the block is freed, then read
