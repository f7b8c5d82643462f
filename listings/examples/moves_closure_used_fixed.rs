fn main() {
    let letter = String::from("Dear Ada");
    let carry = || println!("carrying: {letter}");
    carry();
    println!("left: {letter}");
}
