#[derive(Clone, Copy)]
struct Letter {
    text: String,
}

fn main() {
    let letter = Letter {
        text: String::from("Dear Ada"),
    };
    let spare = letter;
    println!("{}, {}", letter.text, spare.text);
}
