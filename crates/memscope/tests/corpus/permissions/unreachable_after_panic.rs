// A panic does not come back.
fn check(n: i32) {
    if n > 3 {
        panic!("too many"); //~ n ---- unreachable
    } //~ n r--c
    println!("{n}"); //~ n r--c
}

fn main() {
    check(1);
}
