struct Excerpt<'a> {
    text: &'a str,
}
impl<'a> Excerpt<'a> {
    fn words(&self) -> usize { //~ self → e
        self.text.split(' ').count()
    }
}
fn main() {
    let s = String::from("two words"); //~ block 1 owner s
    let e = Excerpt { text: &s }; //~ e = Excerpt { text: "two words" } ; e : Excerpt 16 ; s is borrowed
    println!("{}", e.words()); //~ s is live
}
//~ leaked 0
