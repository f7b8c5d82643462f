use std::rc::Rc;

struct Post {
    place: String,
    next: Option<Rc<Post>>,
}

fn post(place: &str, next: Option<Rc<Post>>) -> Rc<Post> {
    let place = String::from(place);
    Rc::new(Post { place, next })
}

fn main() {
    let church = post("Church", None);
    let mill = post("Mill", Some(church));
    let from_ford = mill.next.clone();
    drop(mill);
    if let Some(church) = from_ford {
        println!("{}", church.place);
    }
}
