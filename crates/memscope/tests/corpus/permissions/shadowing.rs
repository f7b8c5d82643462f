// The second `s` is another variable: its permissions are its own, and the first lives on behind it.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let mut s = s.len(); //~ s rwac
    s += 1; //~ s rwac
    {
        let s = "inner"; //~ s r--c
        println!("{s}"); //~ s r--c
    } //~ s rwac
    println!("{s}"); //~ s rwac
}
