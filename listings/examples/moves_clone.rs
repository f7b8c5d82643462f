fn main() {
    let mut letter = String::with_capacity(100);
    letter.push_str("Dear Ada");
    let copy = letter.clone();
    println!("{letter}: room for {}", letter.capacity());
    println!("{copy}: room for {}", copy.capacity());
}
