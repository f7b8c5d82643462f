struct Slip {
    dish: String,
}

struct Spike {
    top: Option<Box<Slip>>,
}

impl Spike {
    fn letters(&self) -> usize {
        self.top.unwrap().dish.len()
    }
}

fn main() {
    let dish = String::from("fish");
    let top = Some(Box::new(Slip { dish }));
    let spike = Spike { top };
    println!("{}", spike.letters());
}
