// Two-phase: `v.push(v.len())` reads `v` while its mutable borrow only waits. Afterwards everything is free again.
fn main() {
    let mut v = vec![1, 2]; //~ v rwam
    v.push(v.len()); //~ v rwam
    println!("{v:?}"); //~ v rwam
}
