fn main() {
    let list = vec![1, 2];
    for one in list {
        println!("{one}");
    }
    println!("{}", list[0]);
}

// outcome: reads-freed
// line: 6
// block: 1
// why: the loop takes the vector and frees it; then its first element is read
