// A move takes every permission of a variable without `mut`: it cannot even be refilled.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let t = s; //~ s ---- moved (4); t r--m
    println!("{t}"); //~ s ---- moved (4); t r--m
}
