struct Dish {
    before: Option<Box<Dish>>,
    after: Option<Box<Dish>>,
}

struct Menu {
    first: Option<Box<Dish>>,
}

impl Drop for Menu {
    fn drop(&mut self) {
        let mut rest = Vec::from_iter(self.first.take());
        while let Some(mut dish) = rest.pop() {
            rest.extend(dish.before.take());
            rest.extend(dish.after.take());
        }
    }
}

fn dish(before: Option<Box<Dish>>, after: Option<Box<Dish>>) -> Option<Box<Dish>> {
    Some(Box::new(Dish { before, after }))
}

/// The long way turns now to one side and now to the other,
/// and at each dish hangs a short one.
fn deep(dishes: usize) -> Menu {
    let mut first = None;
    for n in 0..dishes {
        first = match n % 2 {
            0 => dish(first, dish(None, None)),
            _ => dish(dish(None, None), first),
        };
    }
    Menu { first }
}

fn main() {
    drop(deep(3));
    println!("all gone");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_dishes_go() {
        drop(deep(1_000_000));
    }
}
