fn add(v: &Vec<i32>) {
    v.push(2);
}
fn main() {
    let v = vec![1];
    add(&v);
    println!("{v:?}");
}

// outcome: breaks-promise
// line: 2
// why: the vector is lent shared and grows all the same
