use std::cell::OnceCell;
use std::rc::{Rc, Weak};

struct Place {
    name: &'static str,
    roads: OnceCell<[Weak<Place>; 2]>,
}

fn place(name: &'static str) -> Rc<Place> {
    let roads = OnceCell::new();
    Rc::new(Place { name, roads })
}

fn build(from: &Place, to: [&Rc<Place>; 2]) {
    from.roads.get_or_init(|| to.map(Rc::downgrade));
}

fn show(from: &Place) {
    for road in from.roads.get().unwrap() {
        match road.upgrade() {
            Some(to) => println!("{} to {}", from.name, to.name),
            None => println!("{} to nowhere", from.name),
        }
    }
}

fn main() {
    let (mill, church) = (place("Mill"), place("Church"));
    let mut map = vec![mill, church, place("School")];
    build(&map[0], [&map[1], &map[2]]);
    build(&map[1], [&map[0], &map[2]]);
    build(&map[2], [&map[0], &map[1]]);
    show(&map[0]);
    map.remove(1);
    show(&map[0]);
    show(&map[1]);
}
