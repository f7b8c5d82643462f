struct Zoo {
    meals: Vec<u32>,
    barn: Barn,
}

struct Barn {
    bales: u32,
}

impl Barn {
    fn take_bale(&mut self) {
        self.bales -= 1;
    }
}

impl Zoo {
    fn feed_all(&mut self) {
        for meals in &mut self.meals {
            self.barn.take_bale();
            *meals += 1;
        }
    }
}

fn main() {
    let mut zoo = Zoo {
        meals: vec![0, 4],
        barn: Barn { bales: 9 },
    };
    zoo.feed_all();
    println!("{:?}, bales: {}", zoo.meals, zoo.barn.bales);
}
