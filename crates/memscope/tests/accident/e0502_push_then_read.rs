fn main() {
    let mut v = vec![1, 2];
    let first = &v[0];
    v.push(3);
    println!("{first}");
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the push moves the elements; the reference reads the old block
