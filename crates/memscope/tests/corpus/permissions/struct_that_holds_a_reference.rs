// A struct with a reference holds the borrow; its other fields expire with it.
struct Excerpt<'a> {
    text: &'a str,
    line: usize,
}

fn main() {
    let mut page = String::from("ash"); //~ page rwam
    let e = Excerpt { text: &page, line: 1 }; //~ page r--- borrowed (9 10); e r--m; e.text r--c; e.line r--c
    println!("{} {}", e.text, e.line); //~ page rwam; e r--m
    page.clear(); //~ page rwam; e ---- expired (9 11); e.text ---- expired; e.line ---- expired
    println!("{page}");
}
