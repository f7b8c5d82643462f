struct Letter {
    text: String,
}

impl Letter {
    fn post(self) {
        println!("posted: {}", self.text);
    }
}

fn main() {
    let letter = Letter {
        text: String::from("Dear Ada"),
    };
    letter.post();
    letter.post();
}
