//! What a rewritten program calls where the borrow checker had something to object to. Each gives what it was given.

pub use crate::claims::{claim, fresh, note};
use crate::state::{Gone, with};

/// A borrow whose lifetime nothing limits.
pub fn detach<'b, T: ?Sized>(r: &T) -> &'b T {
    unsafe { &*(r as *const T) }
}

/// An exclusive borrow whose lifetime nothing limits.
pub fn detach_mut<'b, T: ?Sized>(r: &mut T) -> &'b mut T {
    unsafe { &mut *(r as *mut T) }
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
    let (at, size) = ((&raw const *r).cast::<u8>() as u64, size_of_val(r) as u64);
    with(|state| {
        let call = state.frame().map_or(0, |frame| frame.call) as u64;
        state.event(|w| {
            w.text("{\"e\":\"passing\"").num("c", call);
            w.num("a", at).num("n", size).text("}");
        });
    });
}

/// The value once more: it has two owners now.
pub fn again<T>(r: &T) -> T {
    if std::mem::needs_drop::<T>() {
        let (at, size) = ((&raw const *r) as u64, size_of::<T>() as u64);
        with(|state| {
            state.event(|w| {
                w.text("{\"e\":\"twice\"").num("a", at).num("n", size).text("}");
            });
        });
    }
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
            let Some(var) = held.find(|var| var.how.is_some_and(|how| inside(var.at, how.size)))
            else {
                return;
            };
            if var.how.is_some_and(|how| how.size == size) {
                var.state = "moved";
                return;
            }
            var.state = "partly moved";
            let (of, ty) = (var.id, std::any::type_name::<T>());
            frame.gone.push(Gone { at, size, of, ty });
        });
    }
    gone
}

/// What is behind a shared reference, to be written.
pub fn through<'b, T: ?Sized>(line: u32, r: &T) -> &'b mut T {
    with(|state| {
        state.event(|w| drop(w.text("{\"e\":\"through\"").num("l", line as u64).text("}")));
    });
    unsafe { &mut *(r as *const T as *mut T) }
}

/// A value whose lifetimes are others.
pub fn outlive<T, U>(t: T) -> U {
    let t = std::mem::ManuallyDrop::new(t);
    unsafe { std::mem::transmute_copy(&t) }
}

struct Carried<T>(T);

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
