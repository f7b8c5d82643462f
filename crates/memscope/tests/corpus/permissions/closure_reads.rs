// A closure that prints borrows shared, from its making to its last call.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let show = || println!("{s}"); //~ s r--- borrowed (4 5); show r--c
    show(); //~ s rwam; show r--c
    s.push('!'); //~ s rwam; show ---- expired (4 6)
    println!("{s}"); //~ s rwam
}
