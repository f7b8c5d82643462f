struct Envelope {
    address: String,
    letter: String,
}

fn weigh(envelope: &Envelope) -> usize {
    envelope.address.len() + envelope.letter.len()
}

fn main() {
    let mut envelope = Envelope {
        address: String::from("1 Mill Lane"),
        letter: String::from("Dear Ada"),
    };
    let letter = envelope.letter;
    envelope.letter = String::new();
    println!("{letter}: {} bytes", weigh(&envelope));
}
