struct Post {
    place: String,
    next: Option<Box<Post>>,
}

fn post(place: &str, next: Option<Box<Post>>) -> Box<Post> {
    let place = String::from(place);
    Box::new(Post { place, next })
}

fn main() {
    let church = post("Church", None);
    let mill = post("Mill", Some(church));
    let from_ford = mill.next.as_ref();
    if let Some(church) = from_ford {
        println!("{}", church.place);
    }
    drop(mill);
}
