use std::rc::Rc;

/// How many owners the card has while the desk looks at it.
fn look(card: Rc<String>) -> usize {
    println!("{card}");
    Rc::strong_count(&card)
}

fn at_the_desk(card: &Rc<String>) -> usize {
    // TODO: Each look counts up and down.
    // Let it count nothing.
    look(Rc::clone(card))
}

fn main() {
    let card = Rc::new(String::from("Emma"));
    println!("owners: {}", at_the_desk(&card));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_counts_nothing() {
        let card = Rc::new(String::from("Emma"));
        assert_eq!(at_the_desk(&card), 1);
    }
}
