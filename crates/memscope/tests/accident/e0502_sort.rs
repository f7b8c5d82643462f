fn main() {
    let mut v = vec![3, 1];
    let first = &v[0];
    v.sort();
    println!("{first}");
}

// outcome: breaks-promise
// line: 4
// why: the elements change places under the reference
