struct Dish {
    name: &'static str,
    before: Option<Box<Dish>>,
    after: Option<Box<Dish>>,
}

// TODO: The third dish replaces the second.
// Go down to an empty place, and put it there.
fn insert(menu: &mut Option<Box<Dish>>, name: &'static str) {
    match menu {
        None => *menu = Some(leaf(name)),
        Some(dish) if name < dish.name => dish.before = Some(leaf(name)),
        Some(dish) => dish.after = Some(leaf(name)),
    }
}

fn leaf(name: &'static str) -> Box<Dish> {
    Box::new(Dish {
        name,
        before: None,
        after: None,
    })
}

fn names(menu: &Option<Box<Dish>>) -> Vec<&'static str> {
    let Some(dish) = menu else {
        return Vec::new();
    };
    let mut all = names(&dish.before);
    all.push(dish.name);
    all.extend(names(&dish.after));
    all
}

fn main() {
    let mut menu = None;
    for name in ["fish", "soup", "stew"] {
        insert(&mut menu, name);
    }
    println!("{:?}", names(&menu));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dish_is_lost() {
        let mut menu = None;
        for name in ["fish", "stew", "soup", "cake", "beans"] {
            insert(&mut menu, name);
        }
        let sorted = ["beans", "cake", "fish", "soup", "stew"];
        assert_eq!(names(&menu), sorted);
    }
}
