fn add(to: &mut i32, from: &i32) {
    *to += *from;
    *to += *from;
}
fn main() {
    let mut x = 1;
    add(&mut x, &x);
    println!("{x}");
}

// outcome: breaks-promise
// line: 2
// why: the callee changes what its other parameter lends
