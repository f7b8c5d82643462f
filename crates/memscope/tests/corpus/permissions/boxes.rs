// `*b` of a box is a place of its own: it may be moved out of, and the box is then empty.
fn main() {
    let mut b = Box::new(String::from("ash")); //~ b rwam; *b rwam
    b.push('!'); //~ b rwam; *b rwam
    let s = *b; //~ b --a- moved; *b --a- moved (5); s r--m
    println!("{s}"); //~ s r--m
}
