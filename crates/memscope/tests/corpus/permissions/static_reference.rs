// A `&'static str` borrows nothing of the program's.
fn main() {
    let mut s = "ash"; //~ s rwac; *s r---
    let t = s; //~ s rwac; t r--c
    s = "oak"; //~ s rwac; t r--c
    println!("{s}{t}"); //~ s rwac; t r--c
}
