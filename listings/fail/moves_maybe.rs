fn post(letter: String) {
    println!("posted: {} bytes", letter.len());
}

fn main() {
    let letter = String::from("Dear Ada");
    let urgent = letter.len() > 100;
    if urgent {
        post(letter);
    }
    println!("kept: {letter}");
}
