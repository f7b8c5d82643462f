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
}
