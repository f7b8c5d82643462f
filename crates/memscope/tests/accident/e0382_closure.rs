fn main() {
    let a = String::from("one");
    let show = move || println!("{a}");
    show(); println!("{a}");
}

// outcome: frees-twice
// line: 5
// block: 1
// why: the closure owns the text, and so does the variable still
