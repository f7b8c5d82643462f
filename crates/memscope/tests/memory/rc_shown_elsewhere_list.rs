// The same in a list: the element that shows the text now is the one that was there before.
use std::rc::Rc;

fn main() {
    let ash = Rc::new(String::from("ash"));
    let row = vec![Rc::clone(&ash), Rc::clone(&ash)];
    println!("{}", row[1]);
    drop(ash); //~ ash is moved ; no text is now
    println!("{}", row.len());
}
//~ leaked 0
