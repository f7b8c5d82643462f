use std::rc::Rc;
use std::sync::Arc;

use costs::counting;
use divan::{Bencher, black_box};

fn counter() -> divan::counter::ItemsCount {
    divan::counter::ItemsCount::new(counting::CLONES)
}

#[divan::bench(sample_size = 10)]
fn rc(bencher: Bencher) {
    let card = Rc::new(7);
    bencher
        .counter(counter())
        .bench_local(|| counting::rc(black_box(&card)));
    assert_eq!(Rc::strong_count(&card), 1);
}

/// Alone, and with a second thread that counts the same card.
#[divan::bench(sample_size = 200, sample_count = 40, threads = [1, 2])]
fn arc(bencher: Bencher) {
    let card = Arc::new(7);
    bencher
        .counter(counter())
        .bench(|| counting::arc(black_box(&card)));
    assert_eq!(Arc::strong_count(&card), 1);
}
