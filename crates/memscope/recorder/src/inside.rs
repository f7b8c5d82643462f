//! The recorder's own work, told from the program's.

use std::cell::Cell;

thread_local! {
    static INSIDE: Cell<u32> = const { Cell::new(0) };
}

/// Is this thread at work for the recorder?
pub(crate) fn inside() -> bool {
    INSIDE.with(|inside| inside.get() > 0)
}

/// Does the recorder's own work: its allocations are its own, and probes inside it do nothing.
pub(crate) fn within<R>(work: impl FnOnce() -> R) -> R {
    struct Leave;
    impl Drop for Leave {
        fn drop(&mut self) {
            INSIDE.with(|inside| inside.set(inside.get() - 1));
        }
    }
    INSIDE.with(|inside| inside.set(inside.get() + 1));
    let _leave = Leave;
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_within_work_ends_with_the_outer_one_and_with_a_panic() {
        assert!(!inside());
        within(|| {
            within(|| assert!(inside()));
            assert!(inside());
        });
        assert!(!inside());
        assert!(std::panic::catch_unwind(|| within(|| panic!("of the work"))).is_err());
        assert!(!inside());
    }
}
