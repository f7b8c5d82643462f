fn add(v: &Vec<i32>) {
    let w = &mut *v;
    w.push(2);
}
fn main() {
    let v = vec![1];
    add(&v);
    println!("{v:?}");
}

// outcome: breaks-promise
// line: 2
// why: the exclusive reference is made of a shared one
