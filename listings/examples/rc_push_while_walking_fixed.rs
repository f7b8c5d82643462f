use std::rc::Rc;

fn main() {
    let mut ash = Rc::new(vec!["Elm Street", "Mill Street"]);
    let birch = Rc::clone(&ash);
    for street in birch.iter() {
        Rc::make_mut(&mut ash).push(street);
    }
    println!("{} and {} streets", ash.len(), birch.len());
}
