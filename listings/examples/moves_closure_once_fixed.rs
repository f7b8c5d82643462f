fn post(letter: String) {
    println!("posted: {letter}");
}

fn main() {
    let letter = String::from("Dear Ada");
    let send = || post(letter.clone());
    send();
    send();
}
