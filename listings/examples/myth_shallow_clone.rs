use std::cell::Cell;
use std::rc::Rc;

#[derive(Clone)]
struct Notebook {
    title: String,
    grams: Rc<Cell<u32>>,
}

fn main() {
    let title = String::from("salts");
    let grams = Rc::new(Cell::new(7));
    let first = Notebook { title, grams };

    let mut second = first.clone();
    second.title.push_str(", copied");
    second.grams.set(9);
    println!("{}: {} g", first.title, first.grams.get());
    println!("{}: {} g", second.title, second.grams.get());
}
