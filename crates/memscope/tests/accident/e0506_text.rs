fn main() {
    let mut text = String::from("one");
    let word = text.as_str();
    text = String::from("two");
    println!("{word} {text}");
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the assignment drops the old text
