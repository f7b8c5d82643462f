// A slice of a string borrows the whole string.
fn main() {
    let mut s = String::from("ash tree"); //~ s rwam
    let word = &s[..3]; //~ s r--- borrowed (4 5); word r--c; *word r---
    println!("{word}"); //~ s rwam; word r--c
    s.clear(); //~ s rwam; word ---- expired (4 6)
    println!("{s}"); //~ s rwam
}
