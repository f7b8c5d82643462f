struct Note(&'static str);
impl Note {
    fn text<'a>(&'a self) -> &'a str {
        self.0
    }
}
fn make() -> Note {
    Note("one")
}
fn main() {
    let text = make().text();
    println!("{text}");
}

// outcome: nothing
// why: what the temporary lent is static
