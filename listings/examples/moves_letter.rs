fn main() {
    let draft = String::from("Dear Ada");
    let before = draft.as_ptr();
    let letter = draft;
    println!("{letter}");
    println!("same address: {}", letter.as_ptr() == before);
    println!("handle: {} bytes", size_of_val(&letter));
    println!("text: {} bytes", letter.len());
}
