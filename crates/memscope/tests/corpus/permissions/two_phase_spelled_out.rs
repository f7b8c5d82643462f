// Spelled out, the borrow is active at once: the compiler refuses the second use.
fn main() {
    let mut v = vec![1, 2]; //~ v rwam
    Vec::push(&mut v, v.len()); //~! E0502 read v
    println!("{v:?}");
}
