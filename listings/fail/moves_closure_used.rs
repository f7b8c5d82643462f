fn main() {
    let letter = String::from("Dear Ada");
    let carry = move || println!("carrying: {letter}");
    carry();
    println!("left: {letter}");
}
