struct Letter(&'static str);

impl Drop for Letter {
    fn drop(&mut self) {
        println!("dropped: {}", self.0);
    }
}

fn post(letter: Letter) {
    println!("posted: {}", letter.0);
}

fn visit(urgent: bool) {
    let letter = Letter("to Ada");
    if urgent {
        post(letter);
    }
    println!("counter closes");
}

fn main() {
    visit(true);
    visit(false);
}
