fn main() {
    let a = String::from("one");
    if a.len() < 9 {
        drop(a);
    }
    println!("{a}");
}

// outcome: reads-freed
// line: 6
// block: 1
// why: the branch frees the block, then it is read
