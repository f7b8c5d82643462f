//! A small run of the workload, for its allocations: the optimizer must not leave any out.

use costs::workload::{Kind, Size, batch};

const SMALL: Size = Size {
    live: 1000,
    rounds: 10_000,
    requests: 0,
};

#[divan::bench(sample_size = 1, sample_count = 20)]
fn owned() -> u32 {
    batch(Kind::Owned, divan::black_box(SMALL))
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn counted() -> u32 {
    batch(Kind::Counted, divan::black_box(SMALL))
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn arena() -> u32 {
    batch(Kind::Arena, divan::black_box(SMALL))
}
