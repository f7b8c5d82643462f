use std::borrow::Cow;
fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(' ') { Cow::Owned(text.replace(' ', "")) } else { Cow::Borrowed(text) }
}
fn main() {
    let a = clean("ab"); //~ a = Borrowed("ab") ; blocks 0 ; a : Cow<str> 24
    let b = clean("a b"); //~ b = Owned("ab") ; block 1 owner b
    println!("{a}{b}");
}
//~ leaked 0
