fn main() {
    let mut v = vec![String::from("one")];
    let first = &v[0];
    v.clear();
    println!("{first}");
}

// outcome: reads-freed
// line: 5
// block: 2
// why: the block of the vector stays, the text of the element is freed
