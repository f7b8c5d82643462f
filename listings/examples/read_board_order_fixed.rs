struct Board<'a> {
    train: &'a str,
}

impl Drop for Board<'_> {
    fn drop(&mut self) {
        println!("switched off: {}", self.train);
    }
}

fn main() {
    let train = String::from("Night Express");
    let mut board = Board { train: "none" };
    board.train = &train;
    println!("shown: {}", board.train);
}
