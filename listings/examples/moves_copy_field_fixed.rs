#[derive(Clone)]
struct Letter {
    text: String,
}

fn main() {
    let letter = Letter {
        text: String::from("Dear Ada"),
    };
    let spare = letter.clone();
    println!("{}, {}", letter.text, spare.text);
}
