trait Animal {
    fn place(&self) -> String;
}

struct Owl {
    branch: u8,
}

struct Lion {
    rock: u32,
}

impl Animal for Owl {
    fn place(&self) -> String {
        format!("owl on branch {}", self.branch)
    }
}

impl Animal for Lion {
    fn place(&self) -> String {
        format!("lion on rock {}", self.rock)
    }
}

fn awake(hour: u32) -> Box<dyn Animal> {
    if hour < 6 {
        Box::new(Owl { branch: 3 })
    } else {
        Box::new(Lion { rock: 7 })
    }
}

fn main() {
    for hour in [2, 12] {
        let animal = awake(hour);
        let bytes = size_of_val(&*animal);
        println!("{}, bytes: {bytes}", animal.place());
    }
}
