use std::rc::Rc;

struct Card {
    title: String,
}

fn keep(card: Rc<Card>) -> usize {
    Rc::strong_count(&card)
}

fn look(card: &Rc<Card>) -> usize {
    Rc::strong_count(card)
}

fn main() {
    let card = Rc::new(Card {
        title: String::from("Emma"),
    });
    println!("keep sees {}", keep(Rc::clone(&card)));
    println!("look sees {}", look(&card));
    println!("{}: {}", card.title, Rc::strong_count(&card));
}
