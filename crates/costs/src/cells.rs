//! Adding one to a number: plainly, and through everything that allows it behind a shared reference.

use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many increments one call makes, so that the call itself does not count.
pub const INCREMENTS: u64 = 1000;

/// Adds one through an exclusive reference, [`INCREMENTS`] times, as all functions here do.
#[inline(never)]
pub fn plain(count: &mut u64) {
    for _ in 0..INCREMENTS {
        *black_box(&mut *count) += 1;
    }
}

/// Adds one through a `Cell`: reads it, writes it.
#[inline(never)]
pub fn cell(count: &Cell<u64>) {
    for _ in 0..INCREMENTS {
        let count = black_box(count);
        count.set(count.get() + 1);
    }
}

/// Adds one through a `RefCell`. The compiler keeps the check of the flag; it sees that nobody can look at the flag
/// before the guard goes, and leaves out setting and clearing it.
#[inline(never)]
pub fn ref_cell(count: &RefCell<u64>) {
    for _ in 0..INCREMENTS {
        *black_box(count).borrow_mut() += 1;
    }
}

/// Adds one through a `RefCell` while unknown code could look at it: checks the flag, sets it, writes, clears it.
#[inline(never)]
pub fn ref_cell_watched(count: &RefCell<u64>) {
    for _ in 0..INCREMENTS {
        let mut guard = black_box(count).borrow_mut();
        *black_box(&mut *guard) += 1;
    }
}

/// Adds one through an atomic: one instruction that other cores cannot interrupt.
#[inline(never)]
pub fn atomic(count: &AtomicU64) {
    for _ in 0..INCREMENTS {
        black_box(count).fetch_add(1, Ordering::Relaxed);
    }
}

/// Adds one under a lock: locks, writes, unlocks.
#[inline(never)]
pub fn mutex(count: &Mutex<u64>) {
    for _ in 0..INCREMENTS {
        *black_box(count)
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) += 1;
    }
}

/// Two counters that lie side by side, so in one cache line of 64 bytes.
#[derive(Debug, Default)]
#[repr(align(128))]
pub struct OneLine(pub [AtomicU64; 2]);

/// A counter with 128 bytes for itself (cores fetch lines in pairs).
#[derive(Debug, Default)]
#[repr(align(128))]
pub struct Apart(pub AtomicU64);

#[cfg(test)]
mod tests {
    use super::*;
    use std::ptr;

    #[test]
    fn each_way_adds_all_the_ones() {
        let mut number = 0;
        let (cell_count, ref_count) = (Cell::new(0), RefCell::new(0));
        let (atomic_count, mutex_count) = (AtomicU64::new(0), Mutex::new(0));
        for _ in 0..3 {
            plain(&mut number);
            cell(&cell_count);
            ref_cell(&ref_count);
            ref_cell_watched(&ref_count);
            atomic(&atomic_count);
            mutex(&mutex_count);
        }
        assert_eq!(
            [number, cell_count.get(), ref_count.into_inner() / 2],
            [3 * INCREMENTS; 3]
        );
        assert_eq!(atomic_count.into_inner(), 3 * INCREMENTS);
        assert_eq!(mutex_count.into_inner().unwrap_or(0), 3 * INCREMENTS);
    }

    #[test]
    fn neighbors_share_a_line_and_the_others_do_not() {
        let near = OneLine::default();
        let far = [Apart::default(), Apart::default()];
        let line = |counter: &AtomicU64| ptr::from_ref(counter).addr() / 64;
        assert_eq!(line(&near.0[0]), line(&near.0[1]));
        assert!(line(&far[0].0).abs_diff(line(&far[1].0)) >= 2);
    }
}
