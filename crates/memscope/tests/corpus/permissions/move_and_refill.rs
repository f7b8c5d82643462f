// With `mut`, a moved variable may be assigned, and is whole again after that.
fn main() {
    let mut s = String::from("ash"); //~ s rwam
    drop(s); //~ s --a- moved (4)
    s = String::from("oak"); //~ s rwam
    println!("{s}"); //~ s rwam
}
