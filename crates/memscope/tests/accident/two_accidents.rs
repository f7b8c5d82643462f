fn main() {
    let text = String::from("one");
    let other = vec![1, 2];
    let first = &other[0];
    drop(text); drop(other);
    println!("{text}");
    println!("{first}");
}

// outcome: reads-freed
// line: 6
// block: 1
// why: first the text is read after it was freed; where main ends it is freed again
