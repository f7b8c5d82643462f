use std::rc::Rc;

struct Slip {
    dish: &'static str,
    below: Option<Rc<Slip>>,
}

fn push(tail: &Rc<Slip>, dish: &'static str) -> Slip {
    Slip {
        dish,
        below: Some(Rc::clone(tail)),
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
