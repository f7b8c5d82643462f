// Any number of shared borrows; the owner may be written when the last of them is done.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let a = &s; //~ s r--- borrowed (4); a r--c
    let b = &s; //~ s r--- borrowed; a r--c; b r--c
    println!("{a}"); //~ s r--- borrowed (5 7); a r--c; b r--c
    println!("{b}"); //~ s rwam; a r--c; b r--c
    s.clear(); //~ s rwam; a ---- expired (4 8); b ---- expired (5 8)
}
