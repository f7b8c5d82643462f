fn main() {
    let list = vec![1, 2];
    for one in list {
        println!("{one}");
    }
    println!("{}", list.len());
}

// outcome: frees-twice
// line: 7
// block: 1
// why: the length lies on the stack; the block is freed again where main ends
