// A pattern that takes both fields leaves nothing.
fn main() {
    let pair = (String::from("ash"), String::from("oak")); //~ pair r--m
    let (a, mut b) = pair; //~ pair ---- partly moved (4); a r--m; b rwam
    b.push('!'); //~ a r--m; b rwam
    println!("{a}{b}"); //~ a r--m; b rwam
}
