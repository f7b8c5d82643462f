struct Envelope {
    address: String,
    letter: String,
}

fn main() {
    let first = Envelope {
        address: String::from("1 Mill Lane"),
        letter: String::from("Dear Ada"),
    };
    let second = Envelope {
        letter: String::from("Dear Bob"),
        address: first.address.clone(),
    };
    println!("{} to {}", second.letter, second.address);
    println!("{} to {}", first.letter, first.address);
}
