use costs::walks;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// 32 KB, which fits the fastest cache of most processors, and 64 MB.
const COUNTS: [usize; 2] = [500, 1_000_000];

/// Reads each card once, by the list.
fn along<C>(bencher: Bencher, cards: &[C], order: &[usize], sum: fn(&[C], &[usize]) -> u64) {
    bencher
        .counter(ItemsCount::new(order.len()))
        .bench_local(|| sum(black_box(cards), black_box(order)));
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn values_in_order(bencher: Bencher, count: usize) {
    let (cards, order) = (walks::values(count), walks::in_order(count));
    along(bencher, &cards, &order, walks::sum_values);
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn values_shuffled(bencher: Bencher, count: usize) {
    let (cards, order) = (walks::values(count), walks::shuffled(count));
    along(bencher, &cards, &order, walks::sum_values);
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn boxes_in_order(bencher: Bencher, count: usize) {
    let (cards, order) = (walks::boxes(count), walks::in_order(count));
    along(bencher, &cards, &order, walks::sum_boxes);
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn boxes_shuffled(bencher: Bencher, count: usize) {
    let (cards, order) = (walks::boxes(count), walks::shuffled(count));
    along(bencher, &cards, &order, walks::sum_boxes);
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn boxes_scattered(bencher: Bencher, count: usize) {
    let cards = walks::scatter(walks::boxes(count));
    along(bencher, &cards, &walks::in_order(count), walks::sum_boxes);
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn aligned_boxes_in_order(bencher: Bencher, count: usize) {
    let (cards, order) = (walks::aligned_boxes(count), walks::in_order(count));
    along(bencher, &cards, &order, walks::sum_aligned_boxes);
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn chain_in_order(bencher: Bencher, count: usize) {
    let cards = walks::chain(&walks::in_order(count));
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| walks::sum_chain(black_box(&cards)));
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn chain_shuffled(bencher: Bencher, count: usize) {
    let cards = walks::chain(&walks::shuffled(count));
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| walks::sum_chain(black_box(&cards)));
}
