use std::rc::Rc;

fn main() {
    let mut ash = Rc::new(vec!["Mill", "Church"]);
    let birch = Rc::clone(&ash);
    for place in birch.iter() {
        Rc::make_mut(&mut ash).push(place);
    }
    println!("{} and {} posts", ash.len(), birch.len());
}
