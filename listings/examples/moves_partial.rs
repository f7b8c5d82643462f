struct Envelope {
    address: String,
    letter: String,
}

fn main() {
    let envelope = Envelope {
        address: String::from("1 Mill Lane"),
        letter: String::from("Dear Ada"),
    };
    let letter = envelope.letter;
    println!("taken out: {letter}");
    println!("still there: {}", envelope.address);
    let address = envelope.address;
    println!("taken out: {address}");
}
