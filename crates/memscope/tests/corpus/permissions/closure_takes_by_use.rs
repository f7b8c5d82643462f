// A closure that gives the value away takes it when it is made, and can be called once.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let give = || drop(s); //~ s ---- moved (4); give r--m
    give(); //~ s ---- moved (4); give ---- moved (5)
}
