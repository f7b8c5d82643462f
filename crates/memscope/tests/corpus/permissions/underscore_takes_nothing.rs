// `_` binds nothing and moves nothing.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let _ = s; //~ s r--m
    println!("{s}"); //~ s r--m
}
