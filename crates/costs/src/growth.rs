//! A vector that learns its length while it grows, and one that is told.

use std::hint::black_box;

/// How many numbers are pushed.
pub const PUSHES: u64 = 1000;

/// Pushes onto an empty vector, which moves to a larger block each time it is full.
pub fn without_capacity() -> Vec<u64> {
    push_all(Vec::new())
}

/// Pushes onto a vector that asked for its block at the start.
pub fn with_capacity() -> Vec<u64> {
    push_all(Vec::with_capacity(PUSHES as usize))
}

/// Takes the blocks that [`without_capacity`] takes, each larger one in exchange for the one before, and pushes nothing.
/// An exchange that cannot grow the block in place copies all of it, whether or not numbers were pushed.
pub fn blocks_alone() -> Vec<u64> {
    let mut numbers = Vec::new();
    let mut capacity = 4;
    while capacity <= PUSHES.next_power_of_two() as usize {
        numbers.reserve_exact(black_box(capacity));
        capacity *= 2;
    }
    numbers
}

fn push_all(mut numbers: Vec<u64>) -> Vec<u64> {
    for number in 0..PUSHES {
        numbers.push(black_box(number));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_hold_every_number() {
        let all: Vec<u64> = (0..PUSHES).collect();
        assert_eq!(without_capacity(), all);
        assert_eq!(with_capacity(), all);
    }

    #[test]
    fn the_blocks_alone_end_as_large_as_those_that_were_filled() {
        let (alone, filled) = (blocks_alone(), without_capacity());
        assert_eq!((alone.len(), alone.capacity()), (0, filled.capacity()));
    }
}
