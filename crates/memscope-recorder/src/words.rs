//! The words of a value that nobody describes, whatever they are.

use std::mem::MaybeUninit;

/// So many words of one value are looked at.
pub(crate) const WORDS: usize = 16;

/// The first words of these bytes, up to [`WORDS`]: where they point tells who holds which block. Nothing for what does
/// not begin at a word's address.
///
/// # Safety
/// The bytes may be read.
pub(crate) unsafe fn words(at: *const u8, size: usize) -> Vec<usize> {
    let at = at.cast::<MaybeUninit<usize>>();
    if !at.is_aligned() || size < size_of::<usize>() {
        return Vec::new();
    }
    let count = (size / size_of::<usize>()).min(WORDS);
    let mut copy = [MaybeUninit::new(0_usize); WORDS];
    for (index, word) in copy.iter_mut().take(count).enumerate() {
        // SAFETY: the caller says that so many words may be read; padding stays uninitialised in the copy.
        *word = unsafe { at.add(index).read_volatile() };
    }
    if !settle(&mut copy) {
        return Vec::new();
    }
    let known = copy.iter().take(count);
    // SAFETY: `settle` gave every word a value.
    known.map(|word| unsafe { word.assume_init() }).collect()
}

/// Gives bytes without a value (padding, unused space of an enum) the value that the machine has there. To read them as
/// they are would be undefined behavior.
#[cfg(any(
    target_arch = "x86_64",
    target_arch = "x86",
    target_arch = "aarch64",
    target_arch = "arm",
    target_arch = "riscv64"
))]
fn settle(words: &mut [MaybeUninit<usize>; WORDS]) -> bool {
    // SAFETY: the block is empty, so that it does nothing to the machine. To the compiler it is code that was handed an
    // exclusive pointer to the array and may have written any value to it: afterwards the array has one.
    unsafe {
        std::arch::asm!("/* {0} */", in(reg) words.as_mut_ptr(), options(nostack, preserves_flags));
    }
    true
}

/// Where it cannot be done, nothing is said.
#[cfg(not(any(
    target_arch = "x86_64",
    target_arch = "x86",
    target_arch = "aarch64",
    target_arch = "arm",
    target_arch = "riscv64"
)))]
fn settle(_: &mut [MaybeUninit<usize>; WORDS]) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_lie_there() {
        let values = [7_usize, 8, 9];
        let at = values.as_ptr().cast::<u8>();
        // SAFETY: three words may be read, and so may two and a half of them.
        let (all, some, odd) = unsafe { (words(at, 24), words(at, 20), words(at.add(1), 16)) };
        assert_eq!(all, [7, 8, 9]);
        assert_eq!(some, [7, 8]);
        assert!(odd.is_empty());
    }

    #[test]
    fn padding_and_long_values_are_no_matter() {
        let padded = [(1_u8, 2_usize); 20];
        // SAFETY: the whole array may be read.
        let words = unsafe { words(padded.as_ptr().cast(), size_of_val(&padded)) };
        assert_eq!(words.len(), WORDS);
        let twos = words.iter().filter(|word| **word == 2).count();
        assert_eq!(twos, WORDS / 2);
    }
}
