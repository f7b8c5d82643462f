struct Note(String);
impl Note {
    fn send(self) {
        println!("{}", self.0);
    }
}
fn main() {
    let note = Note(String::from("hi"));
    note.send();
    note.send();
}

// outcome: reads-freed
// line: 4
// block: 1
// why: the method takes self and frees it; the second call prints it
