// What a counted block holds is shown at one handle; when that handle goes, it is shown at the next, which nobody touched.
use std::rc::Rc;

struct Post {
    place: String,
    next: Option<Rc<Post>>,
}

fn main() {
    let church = Rc::new(Post { place: String::from("Church"), next: None });
    let mill = Rc::new(Post { place: String::from("Mill"), next: Some(Rc::clone(&church)) });
    println!("{}", church.place);
    drop(church); //~ church is moved ; strong mill 1 ; no text is now
    let next = mill.next.as_ref().map(|one| one.place.len());
    println!("{} {next:?}", mill.place);
}
//~ leaked 0
