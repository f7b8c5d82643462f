//! Many small values that go at the same time: a block for each, or one arena for all.

use bumpalo::Bump;
use std::hint::black_box;

/// How many values are made.
pub const VALUES: u64 = 1000;

/// Makes [`VALUES`] boxes, reads them, frees each.
pub fn boxes() -> u64 {
    let mut all = Vec::with_capacity(VALUES as usize);
    for number in 0..VALUES {
        all.push(Box::new([black_box(number); 4]));
    }
    all.iter().map(|one| one[3]).sum()
}

/// Makes [`VALUES`] values in an arena, reads them, empties the arena, which keeps its block for the next time.
pub fn arena(arena: &mut Bump) -> u64 {
    let mut all = Vec::with_capacity(VALUES as usize);
    for number in 0..VALUES {
        all.push(arena.alloc([black_box(number); 4]));
    }
    let sum = all.iter().map(|one| one[3]).sum();
    drop(all);
    arena.reset();
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_make_and_read_every_value() {
        let sum = VALUES * (VALUES - 1) / 2;
        let mut bump = Bump::new();
        assert_eq!([boxes(), arena(&mut bump), arena(&mut bump)], [sum; 3]);
    }
}
