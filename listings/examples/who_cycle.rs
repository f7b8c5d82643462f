use std::cell::RefCell;
use std::rc::Rc;

struct Sensor {
    partner: RefCell<Option<Rc<Sensor>>>,
}

fn kept_after_drop(close_the_circle: bool) -> bool {
    let wind = Rc::new(Sensor {
        partner: RefCell::new(None),
    });
    let rain = Rc::new(Sensor {
        partner: RefCell::new(Some(Rc::clone(&wind))),
    });
    if close_the_circle {
        wind.partner.replace(Some(Rc::clone(&rain)));
    }
    let watch = Rc::downgrade(&wind);
    drop(wind);
    drop(rain);
    watch.upgrade().is_some()
}

fn main() {
    println!("row: kept {}", kept_after_drop(false));
    println!("circle: kept {}", kept_after_drop(true));
}
