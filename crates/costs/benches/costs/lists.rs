//! What a list of indices adds to a walk over a few cards in order.

use costs::walks::{self, Card, FEW};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

#[divan::bench(sample_size = 200)]
fn no_list(bencher: Bencher) {
    let cards = walks::values(FEW);
    bencher
        .counter(ItemsCount::new(FEW))
        .bench_local(|| walks::all(black_box(&cards)));
}

#[divan::bench(sample_size = 200)]
fn list_with_check(bencher: Bencher) {
    let (cards, order) = (walks::values(FEW), walks::in_order(FEW));
    bencher
        .counter(ItemsCount::new(FEW))
        .bench_local(|| walks::listed(black_box(&cards), black_box(&order)));
}

#[divan::bench(sample_size = 200)]
fn list_without_check(bencher: Bencher) {
    let (cards, order) = (walks::values(FEW), walks::in_order(FEW));
    let cards: &[Card; FEW] = match cards.as_slice().try_into() {
        Ok(cards) => cards,
        Err(_) => unreachable!("the vector was made with this length"),
    };
    bencher
        .counter(ItemsCount::new(FEW))
        .bench_local(|| walks::listed_within(black_box(cards), black_box(&order)));
}
