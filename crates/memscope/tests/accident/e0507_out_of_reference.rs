struct Note { text: String }
fn main() {
    let note = Note { text: String::from("hi") };
    let lent = &note;
    let text = lent.text;
    println!("{text}");
}

// outcome: frees-twice
// line: 7
// block: 1
// why: the text is in the new name and in the old struct
