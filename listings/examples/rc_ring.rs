use std::cell::OnceCell;
use std::rc::Rc;

struct Post {
    place: &'static str,
    next: OnceCell<Rc<Post>>,
}

impl Drop for Post {
    fn drop(&mut self) {
        println!("  {} is taken down", self.place);
    }
}

fn post(place: &'static str) -> Rc<Post> {
    let next = OnceCell::new();
    Rc::new(Post { place, next })
}

fn main() {
    let mill = post("Mill");
    let church = post("Church");
    mill.next.get_or_init(|| Rc::clone(&church));
    church.next.get_or_init(|| Rc::clone(&mill));
    let watch = Rc::downgrade(&mill);
    drop(mill);
    drop(church);
    println!("owners of Mill: {}", watch.strong_count());
}
