struct Note(&'static str);
impl Note {
    fn text(&self) -> &str {
        self.0
    }
}
fn main() {
    let r;
    {
        let note = Note("one");
        r = note.text();
    }
    println!("{r}");
}

// outcome: nothing
// why: the text itself is static: only the variable that held it has ended
