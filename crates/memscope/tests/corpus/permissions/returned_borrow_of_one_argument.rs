// What a function lends back borrows only what its lifetimes say.
fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}
fn first<'a>(a: &'a str, _other: &str) -> &'a str {
    &a[..1]
}
fn main() {
    let left = String::from("plum");
    let mut right = String::from("fig");
    let long = longer(&left, &right); //~ left r--- borrowed; right r--- borrowed
    println!("{long}"); //~ left r--m; right rwam
    let one = first(&left, &right); //~ left r--- borrowed; right rwam
    right.push('s');
    println!("{one} {right}"); //~ left r--m
}

