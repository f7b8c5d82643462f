struct Board<'a> {
    train: &'a str,
}

impl Drop for Board<'_> {
    fn drop(&mut self) {
        println!("switched off: {}", self.train);
    }
}

fn main() {
    let mut board = Board { train: "none" };
    let train = String::from("Night Express");
    board.train = &train;
    println!("shown: {}", board.train);
}
