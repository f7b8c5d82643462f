//! Eight numbers on the stack, in a box, in a vector: making the place, and reading it afterwards.

use std::hint::black_box;

/// Eight numbers, one cache line.
pub type Shelf = [u64; 8];

/// Fills eight numbers in the function's frame; no allocation.
pub fn stack_array(seed: u64) -> u64 {
    let shelf: Shelf = [seed; 8];
    black_box(&shelf)[7]
}

/// Fills eight numbers in a block of their own; one allocation, one free.
pub fn boxed(seed: u64) -> u64 {
    let shelf: Box<Shelf> = Box::new([seed; 8]);
    black_box(&shelf)[7]
}

/// Fills eight numbers in a vector; one allocation, one free.
pub fn vector(seed: u64) -> u64 {
    let shelf: Vec<u64> = vec![seed; 8];
    black_box(&shelf)[7]
}

/// Adds up eight numbers, wherever they lie.
pub fn sum(shelf: &Shelf) -> u64 {
    shelf.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_holds_what_was_put_there() {
        assert_eq!([stack_array(7), boxed(7), vector(7)], [7, 7, 7]);
    }

    #[test]
    fn the_sum_reads_all_eight() {
        assert_eq!(sum(&[1, 2, 3, 4, 5, 6, 7, 8]), 36);
    }
}
