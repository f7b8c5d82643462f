fn add(v: &Vec<i32>) {
    let first = &v[0];
    v.push(2);
    println!("{first}");
}
fn main() {
    add(&vec![1]);
}

// outcome: reads-freed
// line: 4
// block: 1
// why: the push through the shared reference moves what another reads
