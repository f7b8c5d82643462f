// `let s;` may be assigned once, and has nothing else to offer before that.
fn main() {
    let s; //~ s --a- uninitialised (3)
    let n = 5; //~ s --a- uninitialised; n r--c
    s = String::from("ash"); //~ s r--m; n r--c
    println!("{s} {n}"); //~ s r--m
}
