// A box that was emptied may be filled again.
fn main() {
    let mut b = Box::new(String::from("ash")); //~ b rwam
    drop(*b); //~ *b --a- moved (4)
    *b = String::from("oak"); //~ b rwam; *b rwam
    println!("{b}"); //~ b rwam
}
