use std::cell::RefCell;
use std::rc::Rc;

struct Pen {
    animals: RefCell<Vec<Rc<Animal>>>,
}

struct Animal {
    // TODO: The pen is never freed.
    // Let the way back own nothing.
    home: Rc<Pen>,
}

fn settle(pen: &Rc<Pen>) {
    let home = Rc::clone(pen);
    pen.animals.borrow_mut().push(Rc::new(Animal { home }));
}

fn main() {
    let pen = Rc::new(Pen {
        animals: RefCell::new(Vec::new()),
    });
    settle(&pen);
    let nala = Rc::clone(&pen.animals.borrow()[0]);
    println!("at home: {}", Rc::ptr_eq(&nala.home, &pen));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pen_goes_though_an_animal_knew_it() {
        let pen = Rc::new(Pen {
            animals: RefCell::new(Vec::new()),
        });
        settle(&pen);
        assert_eq!(Rc::strong_count(&pen), 1);
    }
}
