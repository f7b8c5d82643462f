fn make<'a>() -> &'a str {
    let x = String::from("five");
    x.as_str()
}
fn main() {
    println!("{}", make());
}

// outcome: reads-freed
// line: 6
// block: 1
// why: the text is freed where make ends
