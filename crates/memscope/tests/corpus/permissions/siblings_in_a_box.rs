// A box lets its content be taken apart, field by field.
struct Note {
    head: String,
    body: String,
}

fn main() {
    let note = Box::new(Note { head: String::new(), body: String::new() }); //~ note r--m; note.body r--m
    let head = note.head; //~ note ---- partly moved (9); note.head ---- moved (9); note.body r--m
    println!("{head}"); //~ note.body r--m
}
