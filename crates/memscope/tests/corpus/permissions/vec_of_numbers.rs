// Numbers are copied out of a `Vec`.
fn main() {
    let mut v = vec![1, 2]; //~ v rwam; v[0] rwac
    let first = v[0]; //~ v rwam; v[0] rwac; first r--c
    v.push(first); //~ v rwam
    println!("{v:?}"); //~ v rwam
}
