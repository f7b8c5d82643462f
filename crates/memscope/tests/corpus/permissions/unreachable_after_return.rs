// After `return` nothing runs and nothing is said.
fn main() {
    let s = String::from("ash"); //~ s r--m
    println!("{s}"); //~ s r--m
    return; //~ s ---- unreachable
}
