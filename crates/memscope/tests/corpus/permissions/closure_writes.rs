// A closure that pushes borrows mutably: until its last call its owner permits nothing.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let mut add = || s.push('!'); //~ s ---- mutably borrowed (4 5); add rwam
    add(); //~ s ---- mutably borrowed (4 6); add rwam
    add(); //~ s rwam; add rwam
    println!("{s}"); //~ s rwam; add --a- expired (4 7)
}
