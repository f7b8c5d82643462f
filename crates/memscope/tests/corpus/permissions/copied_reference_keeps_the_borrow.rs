// A reference is copied, and the copy holds the same borrow: both expire together.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let a = &s; //~ s r--- borrowed (4)
    let b = a; //~ s r--- borrowed (4 6); a r--c; b r--c
    println!("{b}"); //~ s rwam; a r--c; b r--c
    s.clear(); //~ s rwam; a ---- expired (4 7); b ---- expired (4 7)
    println!("{s}"); //~ a ---- expired; b ---- expired
}
