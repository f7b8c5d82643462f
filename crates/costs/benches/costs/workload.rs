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
fn looped() -> u32 {
    batch(Kind::Looped, divan::black_box(SMALL))
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn lent() -> u32 {
    batch(Kind::Lent, divan::black_box(SMALL))
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn cloned() -> u32 {
    batch(Kind::Cloned, divan::black_box(SMALL))
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn arena() -> u32 {
    batch(Kind::Arena, divan::black_box(SMALL))
}
