struct Slip {
    dish: &'static str,
    below: Option<Box<Slip>>,
}

struct Spike {
    top: Option<Box<Slip>>,
}

impl Spike {
    fn push(&mut self, dish: &'static str) {
        let below = self.top.take();
        self.top = Some(Box::new(Slip { dish, below }));
    }

    // TODO: `pop` drops all that lies below the top.
    // Keep it.
    fn pop(&mut self) -> Option<&'static str> {
        let slip = self.top.take()?;
        Some(slip.dish)
    }
}

fn main() {
    let mut spike = Spike { top: None };
    spike.push("soup");
    spike.push("fish");
    println!("{:?}, {:?}", spike.pop(), spike.pop());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_in_is_the_first_out() {
        let mut spike = Spike { top: None };
        spike.push("soup");
        spike.push("fish");
        assert_eq!(spike.pop(), Some("fish"));
        assert_eq!(spike.pop(), Some("soup"));
        assert_eq!(spike.pop(), None);
    }
}
