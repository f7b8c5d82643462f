struct Note {
    text: String,
}

impl Drop for Note {
    fn drop(&mut self) {
        println!("going: {}", self.text);
    }
}

fn main() {
    let list = Note {
        text: String::from("milk, bread"),
    };
    println!("reading: {}", list.text);
    println!("end of main");
}
