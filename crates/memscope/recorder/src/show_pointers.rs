//! Descriptions of what points: references, raw pointers, boxes, counted handles.

use std::ptr::NonNull;
use std::rc::{Rc, Weak};
use std::sync::{Arc, Weak as ArcWeak};

use crate::blocks::counts;
use crate::bytes::WORD;
use crate::keep;
use crate::show::Show;
use crate::words::{Kind, Mode};
use crate::writer::Writer;

/// Writes a pointer's target, if it may be read.
///
/// # Safety
/// `to` is what a reference, a box or a counted handle of the program holds. It may dangle.
pub(crate) unsafe fn target<T: ?Sized + Show>(to: *const T, w: &mut Writer<'_>) {
    let at = to.cast::<u8>() as usize;
    // SAFETY: the caller's promise.
    let size = unsafe { size_behind(to) };
    w.num("p", at as u64).num("pn", size as u64);
    if size_of::<*const T>() > WORD {
        w.num("len", length(to) as u64);
    }
    if w.readable(at, size) {
        if keep::on() {
            // SAFETY: readable, as was asked just now.
            w.num("h", unsafe { keep::mark(at, size) });
        }
        w.under("to");
        // SAFETY: it lies where values are alive, in one block, variable or the image, and the program holds a pointer of
        // this type to it. In an accident those may be other values than it was made for: see the crate's page.
        w.node(at, size, std::any::type_name::<T>(), |w| unsafe {
            T::show(to, w)
        });
    }
}

/// The size of what a pointer leads to, which need not be there any more.
///
/// # Safety
/// `to` is what a pointer of the program holds: the second word of a wide one was never anything but a length or vtable.
unsafe fn size_behind<T: ?Sized>(to: *const T) -> usize {
    // SAFETY: the size is the type's, or it comes from the pointer's own second word: of the target nothing is read. For one
    // that is gone this is a reference that dangles while it is asked; the question that needs none,
    // `size_of_val_raw`, is not stable.
    size_of_val(unsafe { &*to })
}

/// The second word of a wide pointer; a vtable's address is no length, so it is given as 0.
fn length<T: ?Sized>(to: *const T) -> usize {
    if std::any::type_name::<T>().starts_with("dyn ") {
        return 0;
    }
    let words = (&raw const to).cast::<usize>();
    // SAFETY: `target` asks this of wide pointers only, which have two words, the second of which is the length.
    unsafe { *words.add(1) }
}

macro_rules! reference {
    ($ty:ty, $mode:ident) => {
        impl<T: ?Sized + Show> Show for $ty {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`; a reference has the layout of a raw pointer.
                let to = unsafe { *this.cast::<*const T>() };
                w.kind(Kind::Ref).mode(Mode::$mode);
                // SAFETY: what the program's reference holds.
                unsafe { target(to, w) };
            }
        }
    };
}

reference!(&T, Shared);
reference!(&mut T, Exclusive);

macro_rules! raw {
    ($ty:ty, $mode:ident) => {
        impl<T: ?Sized> Show for $ty {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`; all of these have the layout of a raw pointer.
                let to = unsafe { *this.cast::<*const T>() };
                let at = to.cast::<u8>() as u64;
                w.kind(Kind::Ref).mode(Mode::$mode).num("p", at);
            }
        }
    };
}

raw!(*const T, RawConst);
raw!(*mut T, RawMut);
raw!(NonNull<T>, Raw);

impl<T: ?Sized + Show> Show for Box<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: the box is alive, says the contract of `Show::show`; its target's place is named and not looked at.
        let to = unsafe { &raw const **this };
        w.kind(Kind::Box);
        // SAFETY: what the program's box holds.
        unsafe { target(to, w) };
    }
}

macro_rules! counted {
    ($rc:ident, $weak:ident, $kind:ident) => {
        impl<T: ?Sized + Show> Show for $rc<T> {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`; a handle is a pointer to the block's start.
                let block = unsafe { *this.cast::<usize>() };
                w.kind(Kind::$kind).num("b", block as u64);
                if !w.readable(block, 2 * WORD) {
                    return;
                }
                w.counts(block);
                // SAFETY: alive, and so is the block with the counts.
                let this = unsafe { &*this };
                w.num("strong", $rc::strong_count(this) as u64);
                w.num("weak", $rc::weak_count(this) as u64);
                let to = $rc::as_ptr(this);
                if w.first(block) {
                    // SAFETY: what the program's handle holds.
                    unsafe { target(to, w) };
                } else {
                    w.num("p", to.cast::<u8>() as u64);
                }
            }
        }

        impl<T: ?Sized> Show for $weak<T> {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`; a handle is a pointer to the block's start.
                let block = unsafe { *this.cast::<usize>() };
                w.kind(Kind::Weak);
                if block == usize::MAX {
                    return;
                }
                w.num("b", block as u64);
                if !w.readable(block, 2 * WORD) {
                    return;
                }
                w.counts(block);
                // SAFETY: the block of a counted handle, readable up to behind the counts with which it begins.
                let (strong, weak) = unsafe { counts(block) };
                w.num("strong", strong as u64).num("weak", weak as u64);
            }
        }
    };
}

counted!(Rc, Weak, Rc);
counted!(Arc, ArcWeak, Arc);
