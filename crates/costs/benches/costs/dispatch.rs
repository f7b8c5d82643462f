use costs::dispatch::{self, ITEMS, Items};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

#[divan::bench(sample_size = 100)]
fn generic(bencher: Bencher) {
    let items = Items::new();
    bencher.counter(ItemsCount::new(ITEMS)).bench_local(|| {
        dispatch::generic(black_box(&items.books))
            + dispatch::generic(black_box(&items.films))
            + dispatch::generic(black_box(&items.maps))
    });
}

#[divan::bench(sample_size = 100)]
fn enumeration(bencher: Bencher) {
    let items = Items::new();
    bencher
        .counter(ItemsCount::new(ITEMS))
        .bench_local(|| dispatch::generic(black_box(&items.enums)));
}

#[divan::bench(sample_size = 100)]
fn dynamic(bencher: Bencher) {
    let items = Items::new();
    bencher
        .counter(ItemsCount::new(ITEMS))
        .bench_local(|| dispatch::dynamic(black_box(&items.boxes)));
}
