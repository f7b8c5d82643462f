// A result with the lifetime of both arguments keeps both borrowed.
fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn main() {
    let mut a = String::from("ash"); //~ a rwam
    let mut b = String::from("oak"); //~ b rwam
    let r = longer(&a, &b); //~ a r--- borrowed (9 10); b r--- borrowed (9 10); r r--c
    println!("{r}"); //~ a rwam; b rwam; r r--c
    a.push('!'); //~ a rwam; b rwam; r ---- expired (9 11)
    b.push('!'); //~ r ---- expired
    println!("{a}{b}");
}
