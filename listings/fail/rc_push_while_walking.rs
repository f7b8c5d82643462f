use std::rc::Rc;

fn main() {
    let ash = Rc::new(vec!["Mill", "Church"]);
    let birch = Rc::clone(&ash);
    for place in birch.iter() {
        ash.push(place);
    }
    println!("{} and {} posts", ash.len(), birch.len());
}
