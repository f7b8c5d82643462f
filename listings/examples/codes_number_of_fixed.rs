struct Train(u32);

impl Drop for Train {
    fn drop(&mut self) {
        println!("{} departs", self.0);
    }
}

fn number_of(train: Train) -> u32 {
    train.0
}

fn main() {
    println!("{}", number_of(Train(7)));
}
