struct Board {
    train: String,
}

impl Drop for Board {
    fn drop(&mut self) {
        println!("switched off: {}", self.train);
    }
}

fn main() {
    let mut board = Board {
        train: String::from("none"),
    };
    let train = String::from("Night Express");
    board.train = train;
    println!("shown: {}", board.train);
}
