fn big(v: &[i32]) -> impl Iterator<Item = i32> + use<> {
    v.iter().copied()
}
fn main() {
    let v = vec![1, 2];
    let all = big(&v);
    drop(v);
    for one in all { println!("{one}"); }
}

// outcome: reads-freed
// line: 8
// block: 1
// why: the iterator walks over a vector that is gone
