use std::rc::Rc;

struct Slip {
    dish: &'static str,
    below: Option<Rc<Slip>>,
}

// TODO: Each call makes a new slip for the soup.
// Share the one that is there.
fn push(tail: &Rc<Slip>, dish: &'static str) -> Slip {
    let below = Rc::new(Slip {
        dish: tail.dish,
        below: tail.below.clone(),
    });
    Slip {
        dish,
        below: Some(below),
    }
}

fn main() {
    let soup = Rc::new(Slip {
        dish: "soup",
        below: None,
    });
    let first = push(&soup, "fish");
    let second = push(&soup, "stew");
    println!("{}, {}", first.dish, second.dish);
    println!("{} owners", Rc::strong_count(&soup));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_end_in_one_slip() {
        let soup = Rc::new(Slip {
            dish: "soup",
            below: None,
        });
        let first = push(&soup, "fish");
        let second = push(&soup, "stew");
        assert_eq!((first.dish, second.dish), ("fish", "stew"));
        assert!(Rc::ptr_eq(&first.below.unwrap(), &soup));
        assert!(Rc::ptr_eq(&second.below.unwrap(), &soup));
    }
}
