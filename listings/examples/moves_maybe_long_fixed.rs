fn post(letter: String) {
    println!("posted: {} bytes", letter.len());
}

fn main() {
    let letter = "Dear Ada ".repeat(12);
    let urgent = letter.len() > 100;
    if urgent {
        post(letter);
    } else {
        println!("kept: {letter}");
    }
}
