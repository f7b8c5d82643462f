// A value in a counted block that lies in another one: several handles lead to it when either block has several.
use std::rc::Rc;
struct Station {
    lamps: Vec<Rc<String>>,
}
fn look(text: &String) -> usize { //~ 1: north is live ; 1: lamp is live ; 2: north is borrowed ; 3: north is live ; 3: other is live
    text.len()
}
fn main() {
    let lamp = Rc::new(String::from("red"));
    let north = Rc::new(Station { lamps: vec![Rc::clone(&lamp)] });
    println!("{}", look(&lamp));
    drop(lamp);
    println!("{}", look(&north.lamps[0]));
    let other = Rc::clone(&north);
    println!("{} {}", look(&north.lamps[0]), other.lamps.len());
}
//~ leaked 0
