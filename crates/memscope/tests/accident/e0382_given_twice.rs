fn take(text: String) {
    println!("{text}");
}
fn main() {
    let a = String::from("one");
    take(a);
    take(a);
}

// outcome: reads-freed
// line: 2
// block: 1
// why: the first call frees the block where it ends; the second prints it
