// Integers are copied: the source keeps every permission that it had.
fn main() {
    let mut n = 5; //~ n rwac
    let m = n; //~ n rwac; m r--c
    n += 1; //~ n rwac; m r--c
    println!("{n} {m}"); //~ n rwac; m r--c
}
