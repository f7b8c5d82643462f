//! An argument by reference against an argument by value, by size.

/// `N` numbers of eight bytes.
#[derive(Debug, Clone, Copy)]
pub struct Card<const N: usize>(pub [u64; N]);

/// Receives an address and reads the first and the last number behind it.
#[inline(never)]
pub fn by_reference<const N: usize>(card: &Card<N>) -> u64 {
    card.0[0] ^ card.0[N - 1]
}

/// Receives a copy and reads its first and its last number.
#[inline(never)]
pub fn by_value<const N: usize>(card: Card<N>) -> u64 {
    // Without this the compiler would see that two numbers are read and leave the rest of the copy out.
    let card = std::hint::black_box(&card);
    card.0[0] ^ card.0[N - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_read_the_first_and_the_last() {
        let card = Card([1, 0, 0, 6]);
        assert_eq!((by_reference(&card), by_value(card)), (7, 7));
    }
}
