use std::cell::OnceCell;
use std::rc::Rc;

struct Street {
    houses: Vec<House>,
}

// TODO: Each house keeps its street, and the street its
// houses. Free them.
struct House {
    street: OnceCell<Rc<Street>>,
}

fn street(houses: usize) -> Rc<Street> {
    let empty = || House {
        street: OnceCell::new(),
    };
    let houses = (0..houses).map(|_number| empty()).collect();
    let street = Rc::new(Street { houses });
    for house in &street.houses {
        house.street.get_or_init(|| Rc::clone(&street));
    }
    street
}

fn neighbors(house: &House) -> usize {
    match house.street.get() {
        Some(street) => street.houses.len() - 1,
        None => 0,
    }
}

fn main() {
    let elm = street(3);
    println!("{} neighbors", neighbors(&elm.houses[0]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_finds_its_street() {
        let elm = street(3);
        assert_eq!(neighbors(&elm.houses[0]), 2);
    }

    #[test]
    fn the_street_is_freed_with_its_last_name() {
        let elm = street(3);
        let watch = Rc::downgrade(&elm);
        drop(elm);
        assert_eq!(watch.strong_count(), 0);
    }
}
