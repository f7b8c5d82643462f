struct Crate {
    label: String,
    below: Option<Box<Crate>>,
}

struct Pile {
    top: Option<Box<Crate>>,
}

// TODO: Count the letters on the top crate, and leave the
// crate where it is.
impl Pile {
    fn letters(&self) -> usize {
        match self.top {
            Some(top) => top.label.len(),
            None => 0,
        }
    }
}

fn main() {
    let pile = pile();
    println!("{} letters", pile.letters());
}

fn pile() -> Pile {
    let vase = Crate {
        label: String::from("vase"),
        below: None,
    };
    let mask = Crate {
        label: String::from("mask"),
        below: Some(Box::new(vase)),
    };
    Pile {
        top: Some(Box::new(mask)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_is_seen_and_stays() {
        let pile = pile();
        assert_eq!(pile.letters(), 4);
        assert_eq!(pile.letters(), 4);
        let below = pile.top.unwrap().below.unwrap();
        assert_eq!(below.label, "vase");
    }
}
