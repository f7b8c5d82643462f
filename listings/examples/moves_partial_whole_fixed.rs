struct Envelope {
    address: String,
    letter: String,
}

fn weigh(envelope: &Envelope) -> usize {
    envelope.address.len() + envelope.letter.len()
}

fn main() {
    let envelope = Envelope {
        address: String::from("1 Mill Lane"),
        letter: String::from("Dear Ada"),
    };
    let letter = &envelope.letter;
    println!("{letter}: {} bytes", weigh(&envelope));
}
