struct Dish {
    name: &'static str,
    before: Option<Box<Dish>>,
    after: Option<Box<Dish>>,
}

fn insert(menu: &mut Option<Box<Dish>>, name: &'static str) {
    match menu {
        None => {
            *menu = Some(Box::new(Dish {
                name,
                before: None,
                after: None,
            }));
        }
        Some(dish) if name < dish.name => insert(&mut dish.before, name),
        Some(dish) => insert(&mut dish.after, name),
    }
}

fn first(menu: &Option<Box<Dish>>) -> Option<&'static str> {
    let mut here = menu.as_ref()?;
    while let Some(dish) = &here.before {
        here = dish;
    }
    Some(here.name)
}

fn main() {
    let mut menu = None;
    insert(&mut menu, "fish");
    insert(&mut menu, "soup");
    insert(&mut menu, "cake");
    println!("{:?}", first(&menu));
}
