struct Note { text: String }
fn main() {
    let text = String::from("hi");
    let note = Note { text };
    println!("{} {}", text, note.text);
}

// outcome: frees-twice
// line: 6
// block: 1
// why: shorthand moves the name into the struct; both are dropped
