// With the lifetime of the first only, the second is free.
fn first<'a>(a: &'a str, b: &str) -> &'a str {
    println!("{b}"); //~ a r--c; b r--c
    a
}

fn main() {
    let mut a = String::from("ash"); //~ a rwam
    let mut b = String::from("oak"); //~ b rwam
    let r = first(&a, &b); //~ a r--- borrowed (10 12); b rwam; r r--c
    b.push('!'); //~ a r--- borrowed (10 12); b rwam
    println!("{r}{b}"); //~ a rwam
    a.push('!'); //~ a rwam; r ---- expired
}
