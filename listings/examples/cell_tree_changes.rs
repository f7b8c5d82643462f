use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Station {
    name: &'static str,
    lamps: RefCell<Vec<Rc<Lamp>>>,
}

struct Lamp {
    station: RefCell<Weak<Station>>,
}

fn station(name: &'static str) -> Rc<Station> {
    let lamps = RefCell::new(Vec::new());
    Rc::new(Station { name, lamps })
}

fn carry(lamp: Rc<Lamp>, to: &Rc<Station>) {
    lamp.station.replace(Rc::downgrade(to));
    to.lamps.borrow_mut().push(lamp);
}

fn show(lamp: &Lamp) {
    match lamp.station.borrow().upgrade() {
        Some(station) => println!("at {}", station.name),
        None => println!("at no station"),
    }
}

fn main() {
    let north = station("North Rock");
    let south = station("South Rock");
    let station = RefCell::new(Weak::new());
    let lamp = Rc::new(Lamp { station });
    carry(Rc::clone(&lamp), &north);
    show(&lamp);
    let taken = north.lamps.borrow_mut().pop();
    if let Some(taken) = taken {
        carry(taken, &south);
    }
    show(&lamp);
    drop(south);
    show(&lamp);
}
