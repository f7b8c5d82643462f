fn stamp(mut letter: String) -> String {
    letter.push_str(", 1st class");
    letter
}

fn main() {
    let mut draft = String::with_capacity(64);
    draft.push_str("Dear Ada");
    let before = draft.as_ptr();
    let letter = stamp(draft);
    println!("{letter}");
    println!("same address: {}", letter.as_ptr() == before);
}
