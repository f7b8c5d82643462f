fn main() {
    let mut letter = String::with_capacity(100);
    letter.push_str("Dear Ada");
    let copy = letter.clone();
    println!("same text: {}", copy == letter);
    let (old, new) = (letter.as_ptr(), copy.as_ptr());
    println!("same address: {}", old == new);
    println!("capacity: {}", letter.capacity());
    println!("capacity: {}", copy.capacity());
}
