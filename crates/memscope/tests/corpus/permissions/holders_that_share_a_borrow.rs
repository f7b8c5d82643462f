// One use of a borrow is named by the compiler; each holder expires all the same.
fn main() {
    let mut s = String::from("s");
    let a = &s;
    let b = a;
    let c = b; //~ s r--- borrowed; a r--c; b r--c; c r--c
    println!("{a} {b} {c}"); //~ s rwam; a r--c; b r--c; c r--c
    s.push('x'); //~ a ---- expired (4 8); b ---- expired (4 8); c ---- expired (4 8)
    println!("{s}"); //~ a ---- expired (4 8); b ---- expired (4 8); c ---- expired (4 8); s rwam
}
