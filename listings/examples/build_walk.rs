struct Slip {
    dish: &'static str,
    below: Option<Box<Slip>>,
}

struct Walk<'a> {
    next: Option<&'a Slip>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let slip = self.next?;
        self.next = slip.below.as_deref();
        Some(slip.dish)
    }
}

fn main() {
    let soup = Slip {
        dish: "soup",
        below: None,
    };
    let top = Some(Box::new(Slip {
        dish: "fish",
        below: Some(Box::new(soup)),
    }));
    let walk = Walk {
        next: top.as_deref(),
    };
    for dish in walk {
        println!("{dish}");
    }
}
