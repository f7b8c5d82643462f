// NLL: the borrow ends after its last use, not at the end of the block.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let r = &s; //~ s r--- borrowed (4 5); r r--c; *r r---
    println!("{r}"); //~ s rwam; r r--c
    s.push('!'); //~ s rwam; r ---- expired (4 6); *r ---- expired (4 6)
    println!("{s}"); //~ s rwam; r ---- expired (4)
}
