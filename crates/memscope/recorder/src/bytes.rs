//! Bytes of which some may be padding, as numbers.
//!
//! Padding has no value that the language would let anybody read, and a value's bytes do not say which of them are padding.
//! What has passed through an instruction that the compiler knows nothing of is a number, whatever it was before.

use std::mem::MaybeUninit;

/// How many bytes a word has.
pub(crate) const WORD: usize = size_of::<usize>();

/// Up to a word's bytes, in memory's order, with zeros behind them. `None` where stable Rust has no assembly.
///
/// # Safety
/// `len` bytes at `at` may be read.
pub(crate) unsafe fn word(at: *const u8, len: usize) -> Option<usize> {
    let mut word = MaybeUninit::<usize>::zeroed();
    let to = word.as_mut_ptr().cast::<MaybeUninit<u8>>();
    // SAFETY: the caller's promise, and a word has room for what is copied. Nothing is taken for a number yet.
    unsafe {
        at.cast::<MaybeUninit<u8>>()
            .copy_to_nonoverlapping(to, len.min(WORD))
    };
    settled(word)
}

/// `len` bytes, one after the other.
///
/// # Safety
/// They may be read.
pub(crate) unsafe fn all(at: *const u8, len: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(len);
    while bytes.len() < len {
        let rest = (len - bytes.len()).min(WORD);
        // SAFETY: the caller's promise; these are the bytes behind those that are there already.
        let word = unsafe { word(at.add(bytes.len()), rest) }?;
        bytes.extend_from_slice(&word.to_ne_bytes()[..rest]);
    }
    Some(bytes)
}

#[cfg(any(
    target_arch = "x86",
    target_arch = "x86_64",
    target_arch = "arm",
    target_arch = "aarch64",
    target_arch = "riscv32",
    target_arch = "riscv64"
))]
fn settled(word: MaybeUninit<usize>) -> Option<usize> {
    let number: usize;
    // SAFETY: the assembly is a comment: it touches neither memory, stack nor flags. An operand may be uninitialized, and
    // what comes out of a register is a number.
    unsafe {
        std::arch::asm!("/* {0} */", inlateout(reg) word => number, options(nomem, nostack, preserves_flags));
    }
    Some(number)
}

#[cfg(not(any(
    target_arch = "x86",
    target_arch = "x86_64",
    target_arch = "arm",
    target_arch = "aarch64",
    target_arch = "riscv32",
    target_arch = "riscv64"
)))]
fn settled(_: MaybeUninit<usize>) -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initialized_bytes_are_what_they_are() {
        let bytes: Vec<u8> = (1..=19).collect();
        for len in 0..=bytes.len() {
            // SAFETY: the first bytes of a vector that is alive.
            let read = unsafe { all(bytes.as_ptr(), len) };
            assert_eq!(read.as_deref(), Some(&bytes[..len]));
        }
        // SAFETY: three bytes of it.
        let word = unsafe { word(bytes.as_ptr(), 3) }.unwrap_or_default();
        assert_eq!(word.to_ne_bytes()[..4], [1, 2, 3, 0]);
    }

    #[test]
    fn what_is_no_number_may_be_read() {
        let padded: (u8, u32) = (7, 9);
        let never = MaybeUninit::<[u8; 11]>::uninit();
        // SAFETY: both are alive.
        let (padded, never) = unsafe {
            let at = (&raw const padded).cast();
            (
                all(at, size_of::<(u8, u32)>()),
                all(never.as_ptr().cast(), 11),
            )
        };
        assert_eq!(padded.map(|bytes| bytes.len()), Some(8));
        assert_eq!(never.map(|bytes| bytes.len()), Some(11));
    }
}
