//! Variables that a rewritten program moved from, by their places.
//!
//! A moved variable is not dropped where it ends, unless the program used it after the move: only then does it say
//! that both names own the value. Nothing here allocates.

use std::cell::Cell;

/// Where a variable is, and whether it was used after the move.
type Place = (usize, bool);

thread_local! {
    static MOVED: [Cell<Place>; 64] = const { [const { Cell::new((0, false)) }; 64] };
}

fn place<T: ?Sized>(at: *const T) -> usize {
    at.cast::<()>() as usize
}

fn entry<R>(at: usize, then: impl FnOnce(&Cell<Place>) -> R) -> Option<R> {
    MOVED.with(|all| all.iter().find(|one| one.get().0 == at).map(then))
}

/// A variable begins.
pub fn fresh<T: ?Sized>(at: *const T) {
    entry(place(at), |one| one.set((0, false)));
}

/// It is moved from, perhaps once more. When there is no room for it, it is dropped where it ends.
pub fn note<T: ?Sized>(at: *const T) {
    if entry(place(at), |one| one.set((place(at), false))).is_none() {
        entry(0, |one| one.set((place(at), false)));
    }
}

/// It is used: after a move both names own the value.
pub fn claim<T: ?Sized>(at: *const T) {
    entry(place(at), |one| one.set((one.get().0, true)));
}

/// Whether it was moved from and not used again. It is forgotten with that.
pub fn gone<T: ?Sized>(at: *const T) -> bool {
    let moved = entry(place(at), |one| !one.replace((0, false)).1);
    moved.unwrap_or(false)
}
