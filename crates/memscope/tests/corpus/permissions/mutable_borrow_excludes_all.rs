// While a `&mut` is going to be used, its owner permits nothing; the `*m` may be read and written, not moved.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let m = &mut s; //~ s ---- mutably borrowed (4 5); m r--m; *m rwa-
    m.push('!'); //~ s rwam; m r--m; *m rwa-
    println!("{s}"); //~ s rwam; m ---- expired (4 6); *m ---- expired (4 6)
}
