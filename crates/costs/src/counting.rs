//! One more owner and one less: what the counts of Rc and Arc cost.

use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;

/// How many clones one call makes, so that the call itself does not count.
pub const CLONES: u64 = 1000;

/// Clones an `Rc` and drops the clone, [`CLONES`] times; returns the sum of the counts that it saw in between.
#[inline(never)]
pub fn rc(card: &Rc<u64>) -> usize {
    let mut seen = 0;
    for _ in 0..CLONES {
        let second = black_box(Rc::clone(black_box(card)));
        seen += Rc::strong_count(&second);
    }
    seen
}

/// Clones an `Arc` and drops the clone, [`CLONES`] times; returns the sum of the counts that it saw in between.
#[inline(never)]
pub fn arc(card: &Arc<u64>) -> usize {
    let mut seen = 0;
    for _ in 0..CLONES {
        let second = black_box(Arc::clone(black_box(card)));
        seen += Arc::strong_count(&second);
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_goes_up_and_comes_down() {
        let (one, other) = (Rc::new(1), Arc::new(1));
        let twice_each = 2 * CLONES as usize;
        assert_eq!((rc(&one), arc(&other)), (twice_each, twice_each));
        assert_eq!((Rc::strong_count(&one), Arc::strong_count(&other)), (1, 1));
    }
}
