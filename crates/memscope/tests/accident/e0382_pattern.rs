fn main() {
    let some = Some(String::from("one"));
    if let Some(text) = some {
        println!("{text}");
    }
    println!("{}", some.is_some());
}

// outcome: frees-twice
// line: 7
// block: 1
// why: the pattern takes the text out, and the block ends with the pattern; main ends with the option
