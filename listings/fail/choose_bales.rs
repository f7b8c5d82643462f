struct Zoo {
    meals: Vec<u32>,
    bales: u32,
}

impl Zoo {
    fn take_bale(&mut self) {
        self.bales -= 1;
    }

    fn feed_all(&mut self) {
        for meals in &mut self.meals {
            self.take_bale();
            *meals += 1;
        }
    }
}

fn main() {
    let mut zoo = Zoo {
        meals: vec![0, 4],
        bales: 9,
    };
    zoo.feed_all();
    println!("{:?}, bales: {}", zoo.meals, zoo.bales);
}
