// Two mutable borrows whose uses overlap.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let a = &mut s; //~ s ---- mutably borrowed (4); a r--m
    let b = &mut s; //~! E0499 write &mut s
    a.push('1'); //~ a ???? not asked
    b.push('2'); //~ b ???? not asked; s rwam
}
