use std::cell::Cell;
use std::rc::Rc;

struct Notebook {
    grams: Rc<Cell<u32>>,
}

impl Clone for Notebook {
    fn clone(&self) -> Self {
        // TODO: The clone shares the number.
        // Give it one of its own.
        let grams = Rc::clone(&self.grams);
        Self { grams }
    }
}

fn main() {
    let first = Notebook {
        grams: Rc::new(Cell::new(7)),
    };
    let second = first.clone();
    second.grams.set(9);
    println!("{} g, {} g", first.grams.get(), second.grams.get());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_has_a_number_of_its_own() {
        let first = Notebook {
            grams: Rc::new(Cell::new(7)),
        };
        first.clone().grams.set(9);
        assert_eq!(first.grams.get(), 7);
    }
}
