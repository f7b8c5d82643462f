use std::rc::Rc;

fn main() {
    let ash = Rc::new(vec!["Elm Street", "Mill Street"]);
    let birch = Rc::clone(&ash);
    for street in birch.iter() {
        ash.push(street);
    }
    println!("{} and {} streets", ash.len(), birch.len());
}
