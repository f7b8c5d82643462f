fn add(x: &i32) {
    *x += 1;
}
fn main() {
    let x = 1;
    add(&x);
    println!("{x}");
}

// outcome: breaks-promise
// line: 2
// why: a write through a shared reference
