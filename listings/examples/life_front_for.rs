struct Archive {
    front: String,
}

impl Archive {
    fn front_for(&self, reader: &str) -> &str {
        println!("for {reader}:");
        &self.front
    }
}

fn main() {
    let archive = Archive {
        front: String::from("Bridge opens"),
    };
    let reader = String::from("Ada");
    let page = archive.front_for(&reader);
    drop(reader);
    println!("{page}");
}
