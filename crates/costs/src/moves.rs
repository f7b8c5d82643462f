//! A move against a clone, by size.

/// Moves `N` bytes that lie inline from one block to another: what a move does when the value is no handle.
#[inline(never)]
pub fn move_bytes<const N: usize>(from: &[u8; N], to: &mut [u8; N]) {
    *to = *from;
}

/// Moves a vector in and out again: two moves, and three words travel in each, whatever its length.
#[inline(never)]
pub fn move_vector(from: Vec<u8>) -> Vec<u8> {
    from
}

/// Clones a vector: a new block, and every byte copied.
#[inline(never)]
#[expect(
    clippy::ptr_arg,
    reason = "what is measured is the clone of a Vec, not of a slice"
)]
pub fn clone_vector(from: &Vec<u8>) -> Vec<u8> {
    from.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_inline_byte_arrives() {
        let mut to = [0; 64];
        move_bytes(&[7; 64], &mut to);
        assert_eq!(to, [7; 64]);
    }

    #[test]
    fn a_moved_vector_keeps_its_block_and_a_clone_does_not() {
        let catalog = vec![7; 64];
        let block = catalog.as_ptr();
        let copy = clone_vector(&catalog);
        assert!(copy == catalog && copy.as_ptr() != block);
        let moved = move_vector(catalog);
        assert_eq!(moved.as_ptr(), block);
    }
}
