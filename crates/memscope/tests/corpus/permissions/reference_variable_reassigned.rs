// `let mut r` may be pointed elsewhere; then the old owner is free.
fn main() {
    let mut a = String::from("ash"); //~ a rwam
    let b = String::from("oak"); //~ b r--m
    let mut r = &a; //~ a r--- borrowed (5 6); r rwac; *r r---
    println!("{r}"); //~ a rwam; b r--m; r rwac
    r = &b; //~ a rwam; b r--- borrowed (7 9); r rwac
    a.push('!'); //~ a rwam; b r--- borrowed; r rwac
    println!("{r}"); //~ a rwam; b r--m; r rwac
}
