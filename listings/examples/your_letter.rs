fn main() {
    let letter = String::from("Dear Ada");
    let copy = letter.clone();
    println!("{letter}, {copy}");
}
