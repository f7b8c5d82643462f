// `ref mut` borrows mutably where the pattern stands.
fn main() {
    let mut maybe = Some(String::from("ash")); //~ maybe rwam
    if let Some(ref mut name) = maybe { //~> maybe ---- mutably borrowed (4); name r--m; *name rwa-
        name.push('!'); //~ maybe rwam; name r--m
    } //~ maybe rwam
    println!("{maybe:?}"); //~ maybe rwam
}
