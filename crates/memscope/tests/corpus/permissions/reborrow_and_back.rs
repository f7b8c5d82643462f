// A reborrow suspends the reference it is made from until the reborrow is used last.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let m = &mut s; //~ s ---- mutably borrowed (4); m r--m; *m rwa-
    let q = &mut *m; //~ s ---- mutably borrowed (4); m ---- mutably borrowed (5 6); *m ---- mutably borrowed (5 6); q r--m; *q rwa-
    q.push('1'); //~ s ---- mutably borrowed (4 7); m r--m; *m rwa-; *q rwa-
    m.push('2'); //~ s rwam; q ---- expired (5 7)
    println!("{s}"); //~ s rwam; m ---- expired (4 8); q ---- expired
}
