fn main() {
    let mut v = vec![7, 8];
    let first = &v[0];
    v.clear();
    println!("{first}");
}

// outcome: nothing
// why: the numbers stay in the block, which is not freed: the old one is read
