// A `&mut` is no copy: handing it on without a reborrow moves it.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let m = &mut s; //~ m r--m
    let n = m; //~ m ---- moved (5); *m ---- moved (5); n r--m; *n rwa-
    n.push('!'); //~ s rwam; m ---- moved (5); n r--m
    println!("{s}"); //~ n ---- expired (4 7)
}
