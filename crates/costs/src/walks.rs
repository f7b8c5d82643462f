//! Walking over cards: side by side or each in a box, in order or shuffled, and along a chain.

use crate::workload::Random;

/// A card of 64 bytes: one cache line.
#[derive(Debug, Clone)]
#[repr(align(64))]
pub struct Card {
    /// What the walk adds up.
    pub number: u64,
    /// The index of the next card of the chain.
    pub next: usize,
}

/// Numbers from 0 to `count` in an order without a pattern.
pub fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut random = Random::new(11);
    for last in (1..count).rev() {
        order.swap(last, random.below(last as u32 + 1) as usize);
    }
    order
}

/// Cards side by side in one block.
pub fn values(count: usize) -> Vec<Card> {
    chain(&(0..count).collect::<Vec<_>>())
}

/// Cards side by side whose chain visits them in `order`.
pub fn chain(order: &[usize]) -> Vec<Card> {
    let mut cards: Vec<Card> = (0..order.len())
        .map(|index| Card {
            number: index as u64,
            next: 0,
        })
        .collect();
    for (at, card) in order.iter().enumerate() {
        cards[*card].next = order[(at + 1) % order.len()];
    }
    cards
}

/// Each card in a block of its own, allocated one after the other.
pub fn boxes(count: usize) -> Vec<Box<Card>> {
    values(count).into_iter().map(Box::new).collect()
}

/// The same boxes in another order: the handles are shuffled, the blocks stay where they are.
pub fn shuffle_boxes(boxes: Vec<Box<Card>>) -> Vec<Box<Card>> {
    let mut places: Vec<Option<Box<Card>>> = boxes.into_iter().map(Some).collect();
    shuffled(places.len())
        .into_iter()
        .filter_map(|index| places[index].take())
        .collect()
}

/// Adds up the numbers of cards that lie side by side.
#[inline(never)]
pub fn sum_values(cards: &[Card]) -> u64 {
    cards.iter().map(|card| card.number).sum()
}

/// Adds up the numbers of cards that lie side by side, in another order.
#[inline(never)]
pub fn sum_values_in(cards: &[Card], order: &[usize]) -> u64 {
    order.iter().map(|index| cards[*index].number).sum()
}

/// Adds up the numbers of cards in boxes.
#[inline(never)]
pub fn sum_boxes(cards: &[Box<Card>]) -> u64 {
    cards.iter().map(|card| card.number).sum()
}

/// Follows the chain once around: where the next card lies is known only when this one was read.
#[inline(never)]
pub fn sum_chain(cards: &[Card]) -> u64 {
    let (mut at, mut sum) = (0, 0);
    for _ in 0..cards.len() {
        sum += cards[at].number;
        at = cards[at].next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: usize = 500;
    const SUM: u64 = 499 * 500 / 2;

    #[test]
    fn every_walk_meets_every_card() {
        let order = shuffled(COUNT);
        let cards = values(COUNT);
        let sums = [
            sum_values(&cards),
            sum_values_in(&cards, &order),
            sum_boxes(&boxes(COUNT)),
            sum_boxes(&shuffle_boxes(boxes(COUNT))),
            sum_chain(&cards),
            sum_chain(&chain(&order)),
        ];
        assert_eq!(sums, [SUM; 6]);
    }

    #[test]
    fn the_shuffle_leaves_few_cards_in_place() {
        let order = shuffled(COUNT);
        let in_place = order
            .iter()
            .enumerate()
            .filter(|(at, to)| at == *to)
            .count();
        assert!(in_place < 20, "{in_place}");
    }

    #[test]
    fn a_card_is_one_cache_line() {
        assert_eq!(size_of::<Card>(), 64);
    }
}
