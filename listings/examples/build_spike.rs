struct Slip {
    dish: String,
    below: Option<Box<Slip>>,
}

struct Spike {
    top: Option<Box<Slip>>,
}

impl Spike {
    fn push(&mut self, dish: &str) {
        let below = self.top.take();
        let dish = dish.to_string();
        self.top = Some(Box::new(Slip { dish, below }));
    }

    fn pop(&mut self) -> Option<String> {
        let slip = self.top.take()?;
        self.top = slip.below;
        Some(slip.dish)
    }

    fn peek(&self) -> Option<&String> {
        self.top.as_ref().map(|slip| &slip.dish)
    }
}

fn main() {
    let mut spike = Spike { top: None };
    spike.push("soup");
    spike.push("fish");
    println!("{:?}", spike.peek());
    println!("{:?}", spike.pop());
    println!("{:?}", spike.peek());
}
