// `for x in &mut v`: the elements may be written, `v` is out of reach.
fn main() {
    let mut v = vec![1, 2]; //~ v rwam
    for x in &mut v { //~> v ---- mutably borrowed (4); x r--m; *x rwac
        *x += 1; //~ v ---- mutably borrowed (4); x r--m; *x rwac
    } //~ v rwam
    println!("{v:?}"); //~ v rwam
}
