//! Giving many values back: a linked list, a vector of boxes, a vector of values.

/// How many cards each holds.
pub const CARDS: u64 = 10_000;

/// A list in which each card owns the next.
#[derive(Debug)]
pub struct Linked {
    /// What the card says.
    pub number: u64,
    /// The rest of the list.
    pub next: Option<Box<Linked>>,
}

/// A linked list of [`CARDS`] cards.
pub fn linked() -> Option<Box<Linked>> {
    (0..CARDS)
        .rev()
        .fold(None, |next, number| Some(Box::new(Linked { number, next })))
}

/// The same numbers, each in a box.
pub fn boxes() -> Vec<Box<u64>> {
    (0..CARDS).map(Box::new).collect()
}

/// The same numbers, side by side.
pub fn values() -> Vec<u64> {
    (0..CARDS).collect()
}

/// Drops a list card by card. A plain drop would call itself once for each card and could overflow the stack.
pub fn drop_linked(list: Option<Box<Linked>>) -> u64 {
    let (mut rest, mut dropped) = (list, 0);
    while let Some(mut card) = rest {
        rest = card.next.take();
        dropped += 1;
    }
    dropped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_holds_all_the_cards_and_the_list_drops_them_all() {
        assert_eq!(drop_linked(linked()), CARDS);
        assert_eq!(boxes().len() as u64, CARDS);
        assert_eq!(values().len() as u64, CARDS);
    }
}
