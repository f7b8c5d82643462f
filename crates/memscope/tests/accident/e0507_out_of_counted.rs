use std::rc::Rc;
fn main() {
    let shared = Rc::new(String::from("one"));
    let text = *shared;
    println!("{text}");
}

// outcome: frees-twice
// line: 6
// block: 1
// why: the Rc still owns the text that was taken out
