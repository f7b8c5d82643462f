fn take(text: String) {
    println!("{text}");
}
fn main() {
    let a = String::from("one");
    for _ in 0..2 {
        take(a);
    }
}

// outcome: reads-freed
// line: 2
// block: 1
// why: the second round gives away what the first has freed
