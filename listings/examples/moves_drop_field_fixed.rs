struct Envelope {
    letter: String,
}

impl Drop for Envelope {
    fn drop(&mut self) {
        println!("shredding: {:?}", self.letter);
    }
}

fn main() {
    let mut envelope = Envelope {
        letter: String::from("Dear Ada"),
    };
    let letter = std::mem::take(&mut envelope.letter);
    println!("taken out: {letter}");
}
