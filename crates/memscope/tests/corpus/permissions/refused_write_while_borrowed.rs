// A write while a shared borrow waits to be used.
fn main() {
    let mut v = vec![1]; //~ v rwam
    let first = &v[0]; //~ v r--- borrowed (4); first r--c
    v.push(2); //~! E0502 write v.push(2)
    println!("{first}"); //~ first ???? not asked; v rwam
}
