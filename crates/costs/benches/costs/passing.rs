use costs::passing::{self, Card};
use divan::{Bencher, black_box};

use crate::MANY;

const NUMBERS: [usize; 4] = [1, 8, 64, 512];

#[divan::bench(consts = NUMBERS, sample_size = MANY)]
fn reference<const N: usize>(bencher: Bencher) {
    let card = Card([7; N]);
    bencher.bench_local(|| passing::by_reference(black_box(&card)));
}

#[divan::bench(consts = NUMBERS, sample_size = MANY)]
fn copy<const N: usize>(bencher: Bencher) {
    let card = Card([7; N]);
    bencher.bench_local(|| passing::by_value(*black_box(&card)));
}
