// The error is about the lifetimes that the signature declares. No place loses anything by it.
fn hang<'a, 'b>(sign: &mut &'a str, text: &'b str) {
    *sign = text; //~ sign r--m; *sign rwac; text r--c
}

fn main() {
    let mut sign = "Platform 4"; //~ sign rwac
    hang(&mut sign, "Platform 9"); //~ sign rwac
}
