use costs::walks;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// 32 KB, which fits the fastest cache of most processors, and 64 MB.
const COUNTS: [usize; 2] = [500, 1_000_000];

#[divan::bench(args = COUNTS, sample_count = 15)]
fn values_in_order(bencher: Bencher, count: usize) {
    let cards = walks::values(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| walks::sum_values(black_box(&cards)));
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn boxes_in_order(bencher: Bencher, count: usize) {
    let cards = walks::boxes(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| walks::sum_boxes(black_box(&cards)));
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn values_shuffled(bencher: Bencher, count: usize) {
    let cards = walks::values(count);
    let order = walks::shuffled(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| walks::sum_values_in(black_box(&cards), black_box(&order)));
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn boxes_shuffled(bencher: Bencher, count: usize) {
    let cards = walks::shuffle_boxes(walks::boxes(count));
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| walks::sum_boxes(black_box(&cards)));
}

#[divan::bench(args = COUNTS, sample_count = 15)]
fn chain_in_order(bencher: Bencher, count: usize) {
    let cards = walks::values(count);
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
