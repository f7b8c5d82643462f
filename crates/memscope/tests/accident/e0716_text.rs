fn main() {
    let text: &str = String::from("one").as_str();
    println!("{text}");
}

// outcome: reads-freed
// line: 3
// block: 1
// why: the temporary is freed at the semicolon
