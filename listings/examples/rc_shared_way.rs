use std::rc::Rc;

struct Post {
    place: &'static str,
    next: Option<Rc<Post>>,
}

impl Drop for Post {
    fn drop(&mut self) {
        println!("  {} is taken down", self.place);
    }
}

fn post(place: &'static str, next: Option<Rc<Post>>) -> Rc<Post> {
    Rc::new(Post { place, next })
}

fn main() {
    let church = post("Church", None);
    let mill = post("Mill", Some(Rc::clone(&church)));
    let ford = post("Ford", Some(church));
    drop(mill);
    if let Some(next) = &ford.next {
        println!("from the ford to {}", next.place);
    }
    drop(ford);
    println!("all ways are given up");
}
