// `drop` ends it: the owner is free and the guard moved.
struct Guard<'a>(&'a mut String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {}
}

fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let guard = Guard(&mut s); //~ s ---- mutably borrowed; guard r--m
    drop(guard); //~ s rwam; guard ---- moved (11)
    println!("{s}"); //~ s rwam
}
