use std::rc::{Rc, Weak};

struct House(&'static str);

impl Drop for House {
    fn drop(&mut self) {
        println!("  house {} is torn down", self.0);
    }
}

fn deliver(round: &[Weak<House>]) {
    for stop in round {
        match stop.upgrade() {
            Some(house) => println!("a letter for {}", house.0),
            None => println!("nobody there"),
        }
    }
}

fn main() {
    let mut street = vec![Rc::new(House("Ash"))];
    let mut round = vec![Rc::downgrade(&street[0])];
    deliver(&round);

    street.push(Rc::new(House("Birch")));
    round.push(Rc::downgrade(&street[1]));
    street.remove(0);
    deliver(&round);
}
