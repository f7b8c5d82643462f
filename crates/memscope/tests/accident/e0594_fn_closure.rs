fn run(f: impl Fn()) {
    f();
}
fn main() {
    let mut x = 0; run(|| x += 1);
    println!("{x}");
}

// outcome: breaks-promise
// line: 5
// why: a closure that promises not to change changes what it captured
