use std::cell::OnceCell;
use std::rc::Rc;

struct Signpost {
    place: &'static str,
    next: OnceCell<Rc<Signpost>>,
}

impl Drop for Signpost {
    fn drop(&mut self) {
        println!("  {} is taken down", self.place);
    }
}

fn post(place: &'static str) -> Rc<Signpost> {
    let next = OnceCell::new();
    Rc::new(Signpost { place, next })
}

fn point(from: &Signpost, to: &Rc<Signpost>) {
    from.next.get_or_init(|| Rc::clone(to));
}

fn village(closed: bool) {
    let mill = post("Mill");
    let church = post("Church");
    point(&mill, &church);
    if closed {
        point(&church, &mill);
    }
    println!("mill: {}", Rc::strong_count(&mill));
    println!("church: {}", Rc::strong_count(&church));

    let watch = Rc::downgrade(&mill);
    drop(mill);
    drop(church);
    println!("mill, without names: {}", watch.strong_count());
}

fn main() {
    println!("a row:");
    village(false);
    println!("a ring:");
    village(true);
}
