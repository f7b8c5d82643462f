fn main() {
    let mut text = String::from("one");
    let word = &text[0..2];
    text.push_str(" and two and three");
    println!("{word}");
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the text moves to a larger block; the slice reads the old one
