// Assigned on both ways of an `if`: usable after it. On each way it is assigned once.
fn main() {
    let cold = std::env::args().count() > 1; //~ cold r--c
    let s; //~ s --a- uninitialised
    if cold {
        s = String::from("ash"); //~ s r--m
    } else {
        s = String::new(); //~ s r--m
    } //~ s r--m; cold r--c
    println!("{s}"); //~ s r--m
}
