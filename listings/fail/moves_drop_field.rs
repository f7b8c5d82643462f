struct Envelope {
    letter: String,
}

impl Drop for Envelope {
    fn drop(&mut self) {
        println!("shredding: {:?}", self.letter);
    }
}

fn main() {
    let envelope = Envelope {
        letter: String::from("Dear Ada"),
    };
    let letter = envelope.letter;
    println!("taken out: {letter}");
}
