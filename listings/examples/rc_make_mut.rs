use std::rc::Rc;

fn main() {
    let mut ash = Rc::new(vec!["Mill"]);
    let birch = Rc::clone(&ash);
    Rc::make_mut(&mut ash).push("Church");
    Rc::make_mut(&mut ash).push("Ford");
    println!("Ash {ash:?}, Birch {birch:?}");
}
