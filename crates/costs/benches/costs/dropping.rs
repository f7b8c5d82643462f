use costs::dropping::{self, CARDS};
use divan::Bencher;
use divan::counter::ItemsCount;

#[divan::bench(sample_size = 1)]
fn list_in_a_loop(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(CARDS))
        .with_inputs(dropping::linked)
        .bench_local_values(dropping::drop_in_a_loop);
}

#[divan::bench(sample_size = 1)]
fn list_by_itself(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(CARDS))
        .with_inputs(dropping::linked)
        .bench_local_values(dropping::drop_by_itself);
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
