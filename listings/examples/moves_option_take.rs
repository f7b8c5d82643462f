struct Tray {
    letter: Option<String>,
}

impl Tray {
    fn collect(&mut self) -> Option<String> {
        self.letter.take()
    }
}

fn main() {
    let mut tray = Tray {
        letter: Some(String::from("Dear Ada")),
    };
    println!("{:?}", tray.collect());
    println!("{:?}", tray.collect());
}
