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

/// A linked list of [`CARDS`] cards, the first one allocated first, as in the vector of boxes.
pub fn linked() -> Option<Box<Linked>> {
    let mut list = None;
    let mut end = &mut list;
    for number in 0..CARDS {
        let card = end.insert(Box::new(Linked { number, next: None }));
        end = &mut card.next;
    }
    list
}

/// The same numbers, each in a box. The box has room for an address, as a card of the list has.
pub fn boxes() -> Vec<Box<(u64, usize)>> {
    (0..CARDS).map(|number| Box::new((number, 0))).collect()
}

/// The same numbers, side by side.
pub fn values() -> Vec<u64> {
    (0..CARDS).collect()
}

/// Drops a list card by card, in a loop, from its front.
pub fn drop_in_a_loop(list: Option<Box<Linked>>) -> u64 {
    let (mut rest, mut dropped) = (list, 0);
    while let Some(mut card) = rest {
        rest = card.next.take();
        dropped += 1;
    }
    dropped
}

/// Drops a list as Rust does by itself: each card drops the next before its own block goes, one call inside the other.
/// [`CARDS`] such calls fit the stack; a million would not.
pub fn drop_by_itself(list: Option<Box<Linked>>) {
    drop(list);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_holds_all_the_cards_and_the_loop_drops_them_all() {
        assert_eq!(drop_in_a_loop(linked()), CARDS);
        assert_eq!(boxes().len() as u64, CARDS);
        assert_eq!(values().len() as u64, CARDS);
    }

    #[test]
    fn the_list_begins_with_the_card_that_was_made_first() {
        let list = linked();
        assert_eq!(list.as_ref().map(|card| card.number), Some(0));
        drop_by_itself(list);
    }
}
