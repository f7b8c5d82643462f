// Reading before the first value.
fn main() {
    let n: i32; //~ n --a- uninitialised
    let m = 3; //~ n --a- uninitialised; m r--c
    println!("{n}"); //~! E0381 read n
    println!("{m}"); //~ m r--c; n ???? not asked
}
