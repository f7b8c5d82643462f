struct Slip {
    dish: String,
    below: Option<Box<Slip>>,
}

/// The third iterator: it owns the slips that are left.
struct Serve {
    next: Option<Box<Slip>>,
}

impl Iterator for Serve {
    type Item = String;

    // TODO: Give each dish away. The iterator is only lent,
    // so leave something in its field.
    fn next(&mut self) -> Option<String> {
        let slip = self.next?;
        self.next = slip.below;
        Some(slip.dish)
    }
}

fn order() -> Option<Box<Slip>> {
    let soup = Slip {
        dish: String::from("soup"),
        below: None,
    };
    Some(Box::new(Slip {
        dish: String::from("fish"),
        below: Some(Box::new(soup)),
    }))
}

fn main() {
    for dish in (Serve { next: order() }) {
        println!("{dish}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dish_is_given_away() {
        let dishes: Vec<String> = Serve { next: order() }.collect();
        assert_eq!(dishes, ["fish", "soup"]);
    }

    #[test]
    fn what_was_not_served_stays() {
        let mut serve = Serve { next: order() };
        assert_eq!(serve.next(), Some(String::from("fish")));
        assert_eq!(serve.next.unwrap().dish, "soup");
    }
}
