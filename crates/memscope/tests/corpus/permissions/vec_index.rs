// An indexed place of a `Vec` can be read and written, not moved out of (unless it is copied).
fn main() {
    let mut names = vec![String::from("ash")]; //~ names rwam; names[0] rwa-
    names[0].push('!'); //~ names rwam; names[0] rwa-
    let first = &names[0]; //~ names r--- borrowed (5 6); names[0] r--- borrowed (5 6); first r--c
    println!("{first}"); //~ names rwam; names[0] rwa-
}
