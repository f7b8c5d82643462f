use costs::arena::{self, VALUES};
use divan::Bencher;
use divan::counter::ItemsCount;

#[divan::bench(sample_size = 20)]
fn boxes(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(VALUES))
        .bench_local(arena::boxes);
}

#[divan::bench(sample_size = 20)]
fn bump(bencher: Bencher) {
    let mut bump = bumpalo::Bump::new();
    bencher
        .counter(ItemsCount::new(VALUES))
        .bench_local(|| arena::arena(&mut bump));
}
