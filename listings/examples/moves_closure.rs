fn main() {
    let letter = String::from("Dear Ada");

    let read = || println!("reading: {letter}");
    read();
    println!("size: {}", size_of_val(&read));
    println!("not moved: {letter}");

    let carry = move || println!("carrying: {letter}");
    carry();
    println!("size: {}", size_of_val(&carry));
}
