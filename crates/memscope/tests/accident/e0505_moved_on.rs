fn main() {
    let text = String::from("one");
    let word = text.as_str();
    let kept = text;
    println!("{word} {kept}");
}

// outcome: nothing
// why: the block moves to another owner and lives on
