use costs::heap;
use divan::{Bencher, black_box};

use crate::MANY;

#[divan::bench(sample_size = MANY)]
fn stack_array() -> u64 {
    heap::stack_array(black_box(7))
}

#[divan::bench(sample_size = MANY)]
fn boxed() -> u64 {
    heap::boxed(black_box(7))
}

#[divan::bench(sample_size = MANY)]
fn vector() -> u64 {
    heap::vector(black_box(7))
}

#[divan::bench(sample_size = MANY)]
fn read_stack_array(bencher: Bencher) {
    let shelf: heap::Shelf = black_box([7; 8]);
    bencher.bench_local(|| heap::sum(black_box(&shelf)));
}

#[divan::bench(sample_size = MANY)]
fn read_boxed(bencher: Bencher) {
    let shelf: Box<heap::Shelf> = black_box(Box::new([7; 8]));
    bencher.bench_local(|| heap::sum(black_box(&shelf)));
}
