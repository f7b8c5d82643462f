//! What a rewritten program calls where the borrow checker had something to object to. Each gives what it was given.
//!
//! None of these is sound, and none says so by `unsafe`: the program that calls them is one that the compiler rejects, and
//! its accident is what is looked for. What they do is what the rejected program does: a reference or value is where it was,
//! and nothing of the language vouches for it any more. That is all that their SAFETY comments can say.

pub use crate::claims::{claim, fresh, note};
use crate::frames::Gone;
use crate::log::Event;
use crate::state::with;
use crate::words::VarState;

/// A borrow whose lifetime nothing limits.
pub fn detach<'b, T: ?Sized>(r: &T) -> &'b T {
    let at = &raw const *r;
    // SAFETY: as long as `r` lives this is `r`; afterwards it may dangle, as the rejected program's own reference does.
    unsafe { &*at }
}

/// An exclusive borrow whose lifetime nothing limits.
pub fn detach_mut<'b, T: ?Sized>(r: &mut T) -> &'b mut T {
    let at = &raw mut *r;
    // SAFETY: as long as `r` lives this is `r`; afterwards it may dangle, or be one of two, as in the rejected program.
    unsafe { &mut *at }
}

/// The same for a value that no variable owns: it is gone when its statement ends.
pub fn detach_temporary<'b, T: ?Sized>(r: &T) -> &'b T {
    passing(r);
    detach(r)
}

/// The same, exclusively.
pub fn detach_temporary_mut<'b, T: ?Sized>(r: &mut T) -> &'b mut T {
    passing(r);
    detach_mut(r)
}

fn passing<T: ?Sized>(r: &T) {
    let (at, size) = ((&raw const *r).cast::<u8>() as usize, size_of_val(r));
    with(|state| {
        let call = state.frame().map_or(0, |frame| frame.call);
        state.event(Event::Passing { call, at, size });
    });
}

/// The value once more: it has two owners now.
pub fn again<T>(r: &T) -> T {
    if std::mem::needs_drop::<T>() {
        let (at, size) = (&raw const *r as usize, size_of::<T>());
        with(|state| state.event(Event::Twice { at, size }));
    }
    // SAFETY: the value is alive and is read as it is; that two own it now is the rejected program's doing.
    unsafe { std::ptr::read(r) }
}

/// The same; where it is not used after that, it is not dropped where it ends.
pub fn moved<T>(r: &T) -> T {
    note(r);
    again(r)
}

/// Whether a place was moved from and not used again: the recorder then tells it as moved.
pub fn gone<T>(at: *const T) -> bool {
    let gone = crate::claims::gone(at);
    if gone {
        with(|state| {
            let Some(frame) = state.frame() else { return };
            let (at, size) = (at as usize, size_of::<T>());
            let mut held = frame.vars.iter_mut().rev().filter(|var| var.holds());
            let inside = |from: usize, whole: usize| from <= at && at + size <= from + whole;
            let Some(var) = held.find(|var| var.how.is_some_and(|how| inside(var.at, how.size())))
            else {
                return;
            };
            if var.how.is_some_and(|how| how.size() == size) {
                var.state = VarState::Moved;
                return;
            }
            var.state = VarState::PartlyMoved;
            let (of, ty) = (var.id, std::any::type_name::<T>());
            frame.gone.push(Gone { at, size, of, ty });
        });
    }
    gone
}

/// What is behind a shared reference, to be written.
pub fn through<'b, T: ?Sized>(line: u32, r: &T) -> &'b mut T {
    with(|state| state.event(Event::Through { line }));
    let at = &raw const *r;
    // SAFETY: none: the rejected program writes behind a shared reference, and this does what it says.
    unsafe { &mut *at.cast_mut() }
}

/// A value whose lifetimes are others.
pub fn outlive<T, U>(t: T) -> U {
    const { assert!(size_of::<T>() == size_of::<U>()) };
    let t = std::mem::ManuallyDrop::new(t);
    // SAFETY: `U` is `T` but for its lifetimes: the rejected program's own annotations, or the lack of them, say which.
    unsafe { std::mem::transmute_copy(&t) }
}

struct Carried<T>(T);

// SAFETY: none: the rejected program sends what must not be sent. While it is watched its threads take turns.
unsafe impl<T> Send for Carried<T> {}

impl<T> Carried<T> {
    fn open(self) -> T {
        self.0
    }
}

/// A closure that crosses to another thread whatever it holds.
pub fn carry<F: FnOnce() -> R, R>(f: F) -> impl FnOnce() -> R + Send {
    let f = Carried(f);
    move || (f.open())()
}
