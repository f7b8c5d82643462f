//! Where control leaves a block or a function ahead of its end.

use crate::frames::Leaving;
use crate::state::with;

/// Control is about to leave the function: what is dropped from now on is dropped on the way out.
pub fn leave(site: u32) {
    leaving(Leaving { site, whole: true });
}

/// Control is about to leave a loop or a round of it.
pub fn leave_loop(site: u32) {
    leaving(Leaving { site, whole: false });
}

fn leaving(leaving: Leaving) {
    with(|state| {
        if let Some(frame) = state.frame() {
            frame.leaving = Some(leaving);
        }
    });
}

/// Stands around the operand of `?`, which may leave.
pub fn way<T>(value: T, site: u32) -> T {
    leave(site);
    value
}

/// Stands around `?` itself: it did not leave.
pub fn back<T>(value: T) -> T {
    with(|state| {
        if let Some(frame) = state.frame() {
            frame.leaving = None;
        }
    });
    value
}
