struct Crate {
    label: &'static str,
    below: Option<Box<Crate>>,
}

struct Pile {
    top: Option<Box<Crate>>,
}

impl Pile {
    fn push(&mut self, label: &'static str) {
        let below = self.top.take();
        self.top = Some(Box::new(Crate { label, below }));
    }

    fn pop(&mut self) -> Option<&'static str> {
        match self.top.take() {
            None => None,
            Some(top) => {
                self.top = top.below;
                Some(top.label)
            }
        }
    }
}

fn main() {
    let mut pile = Pile { top: None };
    pile.push("vase");
    pile.push("mask");
    println!("{:?}", pile.pop());
    println!("{:?}", pile.pop());
    println!("{:?}", pile.pop());
}
