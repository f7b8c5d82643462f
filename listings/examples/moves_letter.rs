fn main() {
    let draft = String::from("Dear Ada");
    let letter = draft;
    println!("{letter}");
}
