//! Walking over cards: side by side or each in a box, along a list of their numbers or along a chain.
//!
//! Values and boxes go over one and the same list of indices, so that their loops differ in one thing: what lies at the
//! index is the card, or the address of the card.

use crate::workload::Random;

/// The card of the chapter's program `cost_lines`: 64 bytes, which begin at any multiple of eight.
#[derive(Debug, Clone)]
pub struct Card {
    /// What the walk adds up.
    pub number: u64,
    /// Not read: it only takes its room, as in most programs.
    pub title: [u8; 56],
}

/// The same card, made to begin a cache line. The allocator has to leave room between two such blocks.
#[derive(Debug, Clone)]
#[repr(align(64))]
pub struct Aligned(pub Card);

/// A card of as many bytes that says which one is next.
#[derive(Debug, Clone)]
pub struct Chained {
    /// What the walk adds up.
    pub number: u64,
    /// The index of the next card of the chain.
    pub next: usize,
    /// Not read.
    pub title: [u8; 48],
}

/// How many cards [`all`], [`listed`] and [`listed_within`] read.
pub const FEW: usize = 512;

/// Numbers from 0 to `count`, each at its own place.
pub fn in_order(count: usize) -> Vec<usize> {
    (0..count).collect()
}

/// Numbers from 0 to `count` in an order without a pattern.
pub fn shuffled(count: usize) -> Vec<usize> {
    let mut order = in_order(count);
    let mut random = Random::new(11);
    for last in (1..count).rev() {
        order.swap(last, random.below(last as u32 + 1) as usize);
    }
    order
}

fn card(number: usize) -> Card {
    Card {
        number: number as u64,
        title: [b' '; 56],
    }
}

/// Cards side by side in one block.
pub fn values(count: usize) -> Vec<Card> {
    (0..count).map(card).collect()
}

/// Each card in a block of its own, allocated one after the other.
pub fn boxes(count: usize) -> Vec<Box<Card>> {
    (0..count).map(|number| Box::new(card(number))).collect()
}

/// The same with cards that each begin a cache line.
pub fn aligned_boxes(count: usize) -> Vec<Box<Aligned>> {
    let aligned = |number| Box::new(Aligned(card(number)));
    (0..count).map(aligned).collect()
}

/// The same boxes in another order, as after sorting: the handles are shuffled, the blocks stay where they are.
pub fn scatter(boxes: Vec<Box<Card>>) -> Vec<Box<Card>> {
    let mut places: Vec<Option<Box<Card>>> = boxes.into_iter().map(Some).collect();
    shuffled(places.len())
        .into_iter()
        .filter_map(|index| places[index].take())
        .collect()
}

/// Cards side by side whose chain visits them in `order`.
pub fn chain(order: &[usize]) -> Vec<Chained> {
    let unlinked = |number| Chained {
        number: number as u64,
        next: 0,
        title: [b' '; 48],
    };
    let mut cards: Vec<Chained> = (0..order.len()).map(unlinked).collect();
    for (at, card) in order.iter().enumerate() {
        cards[*card].next = order[(at + 1) % order.len()];
    }
    cards
}

/// Adds up the numbers of cards that lie side by side, in the order of the list.
#[inline(never)]
pub fn sum_values(cards: &[Card], order: &[usize]) -> u64 {
    order.iter().map(|index| cards[*index].number).sum()
}

/// Adds up the numbers of cards in boxes, in the order of the list.
#[inline(never)]
pub fn sum_boxes(cards: &[Box<Card>], order: &[usize]) -> u64 {
    order.iter().map(|index| cards[*index].number).sum()
}

/// The same for boxes of aligned cards.
#[inline(never)]
pub fn sum_aligned_boxes(cards: &[Box<Aligned>], order: &[usize]) -> u64 {
    order.iter().map(|index| cards[*index].0.number).sum()
}

/// Follows the chain once around: where the next card lies is known only when this one was read.
#[inline(never)]
pub fn sum_chain(cards: &[Chained]) -> u64 {
    let (mut at, mut sum) = (0, 0);
    for _ in 0..cards.len() {
        sum += cards[at].number;
        at = cards[at].next;
    }
    sum
}

/// Adds up [`FEW`] cards side by side without any list.
#[inline(never)]
pub fn all(cards: &[Card]) -> u64 {
    cards.iter().map(|card| card.number).sum()
}

/// The same along a list; each index is checked against the length.
#[inline(never)]
pub fn listed(cards: &[Card], order: &[usize]) -> u64 {
    sum_values(cards, order)
}

/// The same along a list; an index cannot be too large, and there is no check.
#[inline(never)]
pub fn listed_within(cards: &[Card; FEW], order: &[usize]) -> u64 {
    order.iter().map(|index| cards[index % FEW].number).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: usize = 500;
    const SUM: u64 = 499 * 500 / 2;

    #[test]
    fn every_walk_meets_every_card() {
        let (order, shuffled) = (in_order(COUNT), shuffled(COUNT));
        let sums = [
            sum_values(&values(COUNT), &order),
            sum_values(&values(COUNT), &shuffled),
            sum_boxes(&boxes(COUNT), &order),
            sum_boxes(&boxes(COUNT), &shuffled),
            sum_boxes(&scatter(boxes(COUNT)), &order),
            sum_aligned_boxes(&aligned_boxes(COUNT), &order),
            sum_chain(&chain(&order)),
            sum_chain(&chain(&shuffled)),
        ];
        assert_eq!(sums, [SUM; 8]);
    }

    #[test]
    fn with_and_without_a_list_the_sum_is_the_same() {
        let cards: [Card; FEW] = std::array::from_fn(card);
        let order = in_order(FEW);
        let sums = [
            all(&cards),
            listed(&cards, &order),
            listed_within(&cards, &order),
        ];
        assert_eq!(sums, [511 * 512 / 2; 3]);
    }

    #[test]
    fn the_shuffle_leaves_few_cards_in_place() {
        let in_place = |numbers: Vec<usize>| {
            let at_home = numbers.iter().enumerate().filter(|(at, to)| at == *to);
            at_home.count()
        };
        assert!(in_place(shuffled(COUNT)) < 20);
        let cards = scatter(boxes(COUNT));
        let numbers = cards.iter().map(|card| card.number as usize);
        assert!(in_place(numbers.collect()) < 20);
    }

    /// The chapter names both distances. Another allocator leaves other gaps.
    #[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
    #[test]
    fn a_block_begins_80_bytes_after_the_one_before_and_an_aligned_one_192() {
        fn usual<C>(cards: &[Box<C>]) -> usize {
            let addresses: Vec<usize> = cards
                .iter()
                .map(|card| (&raw const **card).addr())
                .collect();
            let pairs = addresses.windows(2);
            let mut gaps: Vec<usize> = pairs.map(|pair| pair[1].abs_diff(pair[0])).collect();
            gaps.sort_unstable();
            gaps[gaps.len() / 2]
        }
        assert_eq!(usual(&boxes(COUNT)), 80);
        assert_eq!(usual(&aligned_boxes(COUNT)), 192);
    }

    #[test]
    fn the_cards_are_equally_large_and_only_one_kind_is_aligned() {
        let sizes = [
            size_of::<Card>(),
            size_of::<Aligned>(),
            size_of::<Chained>(),
        ];
        assert_eq!(sizes, [64; 3]);
        let alignments = [
            align_of::<Card>(),
            align_of::<Aligned>(),
            align_of::<Chained>(),
        ];
        assert_eq!(alignments, [8, 64, 8]);
    }
}
