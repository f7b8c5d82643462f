// A shared reborrow of a `&mut` lets it be read, not written.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let m = &mut s; //~ s ---- mutably borrowed
    let q = &*m; //~ m r--- borrowed (5 6); *m r--- borrowed (5 6); q r--c; *q r---
    println!("{q}"); //~ s ---- mutably borrowed (4 7); m r--m; *m rwa-; q r--c
    m.push('2'); //~ s rwam; q ---- expired (5 7)
    println!("{s}"); //~ m ---- expired
}
