fn main() {
    let draft = String::from("Dear Ada");
    let letter = draft.clone();
    println!("{letter}");
    println!("{draft}");
}
