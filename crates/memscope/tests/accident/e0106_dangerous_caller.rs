fn longer(a: &str, b: &str) -> &str {
    if a.len() > b.len() { a } else { b }
}
fn main() {
    let a = String::from("one");
    let word;
    {
        let b = String::from("three");
        word = longer(&a, &b);
        println!("{word}");
    }
    println!("{word}");
}

// outcome: reads-freed
// line: 12
// block: 2
// why: the longer text is freed where the block ends
