// Moving out of a reference is refused and changes nothing.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let r = &s; //~ s r--- borrowed; *r r---
    let t = *r; //~! E0507 move *r
    println!("{t}"); //~ t r--m; s r--m
}
