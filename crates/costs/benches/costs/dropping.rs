use costs::dropping::{self, CARDS};
use divan::Bencher;
use divan::counter::ItemsCount;

#[divan::bench(sample_size = 1)]
fn linked_list(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(CARDS))
        .with_inputs(dropping::linked)
        .bench_local_values(dropping::drop_linked);
}

#[divan::bench(sample_size = 1)]
fn vector_of_boxes(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(CARDS))
        .with_inputs(dropping::boxes)
        .bench_local_values(drop);
}

#[divan::bench(sample_size = 20)]
fn vector_of_values(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(CARDS))
        .with_inputs(dropping::values)
        .bench_local_values(drop);
}
