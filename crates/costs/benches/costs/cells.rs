use std::cell::{Cell, RefCell};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use costs::cells::{self, Apart, OneLine};
use divan::{Bencher, black_box};

/// Calls that one sample makes. With two threads a sample must last much longer than it takes to wake a thread.
const CALLS: u32 = 10;
const CALLS_TOGETHER: u32 = 500;

fn counter() -> divan::counter::ItemsCount {
    divan::counter::ItemsCount::new(cells::INCREMENTS)
}

#[divan::bench(sample_size = CALLS)]
fn plain(bencher: Bencher) {
    let mut count = 0;
    bencher
        .counter(counter())
        .bench_local(|| cells::plain(black_box(&mut count)));
    assert!(count >= cells::INCREMENTS);
}

#[divan::bench(sample_size = CALLS)]
fn cell(bencher: Bencher) {
    let count = Cell::new(0);
    bencher
        .counter(counter())
        .bench_local(|| cells::cell(black_box(&count)));
    assert!(count.get() >= cells::INCREMENTS);
}

#[divan::bench(sample_size = CALLS)]
fn ref_cell(bencher: Bencher) {
    let count = RefCell::new(0);
    bencher
        .counter(counter())
        .bench_local(|| cells::ref_cell(black_box(&count)));
    assert!(count.into_inner() >= cells::INCREMENTS);
}

#[divan::bench(sample_size = CALLS)]
fn ref_cell_watched(bencher: Bencher) {
    let count = RefCell::new(0);
    bencher
        .counter(counter())
        .bench_local(|| cells::ref_cell_watched(black_box(&count)));
    assert!(count.into_inner() >= cells::INCREMENTS);
}

#[divan::bench(sample_size = CALLS_TOGETHER, sample_count = 40, threads = [1, 2])]
fn atomic(bencher: Bencher) {
    let count = AtomicU64::new(0);
    bencher
        .counter(counter())
        .bench(|| cells::atomic(black_box(&count)));
    assert!(count.into_inner() >= cells::INCREMENTS);
}

#[divan::bench(sample_size = CALLS_TOGETHER, sample_count = 40, threads = [1, 2])]
fn mutex(bencher: Bencher) {
    let count = Mutex::new(0);
    bencher
        .counter(counter())
        .bench(|| cells::mutex(black_box(&count)));
    assert!(count.into_inner().unwrap_or(0) >= cells::INCREMENTS);
}

/// Which of the two counters a thread takes: the first thread 0, the second 1.
fn mine() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local!(static MINE: usize = NEXT.fetch_add(1, Ordering::Relaxed) % 2);
    MINE.with(|mine| *mine)
}

/// Two threads, each with a counter of its own; the counters share a cache line.
#[divan::bench(sample_size = CALLS_TOGETHER, sample_count = 40, threads = [2])]
fn neighbors(bencher: Bencher) {
    let counters = OneLine::default();
    bencher
        .counter(counter())
        .bench(|| cells::atomic(black_box(&counters.0[mine()])));
    assert!(counters.0.iter().all(|one| one.load(Ordering::Relaxed) > 0));
}

/// Two threads, each with a counter of its own, on lines of their own.
#[divan::bench(sample_size = CALLS_TOGETHER, sample_count = 40, threads = [2])]
fn apart(bencher: Bencher) {
    let counters = [Apart::default(), Apart::default()];
    bencher
        .counter(counter())
        .bench(|| cells::atomic(black_box(&counters[mine()].0)));
    assert!(counters.iter().all(|one| one.0.load(Ordering::Relaxed) > 0));
}
