fn make<'a>(n: u32) -> &'a str {
    format!("number {n}").as_str() // dropped with the function
}
fn main() {
    println!("{}", make(3));
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the temporary is freed where make ends
