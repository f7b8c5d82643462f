// `for x in &v` borrows `v` for the whole loop, also where the loop does not look at it.
fn main() {
    let mut v = vec![1, 2]; //~ v rwam
    for x in &v { //~> v r--- borrowed (4); x r--c; *x r--c
        println!("{x}"); //~ v r--- borrowed (4); x r--c; *x r--c
    } //~ v rwam
    v.push(3); //~ v rwam
}
