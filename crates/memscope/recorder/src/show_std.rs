//! Descriptions of std's plain types, and of those that hold others in their own bytes or in a vector.

use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::pin::Pin;

use crate::fallback::elements;
use crate::show::{Show, how, show};
use crate::words::Kind;
use crate::writer::{TEXT, Writer};

macro_rules! plain {
    ($kind:ident: $($ty:ty),*) => {$(
        impl Show for $ty {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`, and a value of this type is copied.
                let value = unsafe { *this };
                w.kind(Kind::$kind).shown("v", &value);
            }
        }
    )*};
}

plain!(Int: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
plain!(Bool: bool);
plain!(Char: char);

macro_rules! debugged {
    ($kind:ident: $($ty:ty),*) => {$(
        impl Show for $ty {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`.
                let value = format!("{:?}", unsafe { &*this });
                w.kind(Kind::$kind).str("v", &value);
            }
        }
    )*};
}

debugged!(Float: f32, f64);
debugged!(Plain: std::cmp::Ordering, std::time::Duration, std::ops::RangeFull,
    std::sync::atomic::Ordering, std::num::NonZeroU8, std::num::NonZeroU16, std::num::NonZeroU32,
    std::num::NonZeroU64, std::num::NonZeroUsize, std::num::NonZeroI32, std::num::NonZeroI64,
    std::alloc::Layout, std::num::ParseIntError, std::fmt::Error, std::convert::Infallible);

impl Show for () {
    unsafe fn show(_: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Unit).str("v", "()");
    }
}

impl<T: ?Sized> Show for std::marker::PhantomData<T> {
    unsafe fn show(_: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Unit).str("v", "PhantomData");
    }
}

macro_rules! tuple {
    ($($name:ident $index:tt),+) => {
        impl<$($name: Show),+> Show for ($($name,)+) {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                w.kind(Kind::Tuple).list("f");
                $(
                    w.part(stringify!($index));
                    // SAFETY: a part of what is alive, says the contract of `Show::show`.
                    unsafe { show(&raw const (*this).$index, w) };
                    w.end_part();
                )+
                w.close();
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

impl<T: Show, const N: usize> Show for [T; N] {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: the array is alive, says the contract of `Show::show`, and has `N` elements.
        unsafe { elements(&how::<T>(), this as usize, N, w) }
    }
}

impl<T: Show> Show for [T] {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: the slice is alive, says the contract of `Show::show`, and its pointer knows its length.
        unsafe { elements(&how::<T>(), this.cast::<u8>() as usize, this.len(), w) }
    }
}

impl Show for str {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        let (at, len) = (this.cast::<u8>(), (this as *const [u8]).len());
        w.kind(Kind::Text).num("len", len as u64);
        // SAFETY: the text is alive, says the contract of `Show::show`.
        unsafe { text(at, len, w) };
    }
}

/// The first bytes of a text.
///
/// # Safety
/// `len` initialized bytes lie at `at`.
unsafe fn text(at: *const u8, len: usize, w: &mut Writer<'_>) {
    // SAFETY: the caller's promise. Nobody changes them before this returns.
    let bytes = unsafe { std::slice::from_raw_parts(at, len.min(TEXT)) };
    w.str("v", valid(bytes));
    if len > TEXT {
        w.flag("more", true);
    }
}

/// What of it is text: a cut may go through a character, and a stale text may hold anything.
fn valid(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""),
    }
}

macro_rules! function {
    ($($arg:ident),*) => {
        impl<R, $($arg),*> Show for fn($($arg),*) -> R {
            unsafe fn show(_: *const Self, w: &mut Writer<'_>) {
                w.kind(Kind::Plain).str("v", "fn");
            }
        }
    };
}

function!();
function!(A);
function!(A, B);
function!(A, B, C);

impl Show for String {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        let (at, len) = (this.as_ptr(), this.len());
        w.kind(Kind::String).num("p", at as u64);
        w.num("len", len as u64).num("cap", this.capacity() as u64);
        if w.readable(at as usize, len) {
            // SAFETY: readable, and a string's bytes are initialized up to its length.
            unsafe { text(at, len, w) };
        }
    }
}

/// A list in one block.
///
/// # Safety
/// `at`, `len` and `cap` are those of a vector that is alive. Its block may be gone.
pub(crate) unsafe fn buffer<T: Show>(
    kind: Kind,
    at: *const T,
    len: usize,
    cap: usize,
    w: &mut Writer<'_>,
) {
    w.kind(kind).num("p", at as u64).num("len", len as u64);
    w.num("cap", if size_of::<T>() == 0 { 0 } else { cap as u64 });
    let how = how::<T>();
    if !w.readable(at as usize, len * how.size()) {
        return;
    }
    w.list("el");
    let fit = w.fitting(len);
    for index in 0..fit {
        w.element();
        // SAFETY: all `len` elements are readable, and a vector's elements are initialized up to its length.
        unsafe { w.child(at.add(index).cast(), &how) };
    }
    w.close_list(len, fit);
}

impl<T: Show> Show for Vec<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        let (at, len, cap) = (this.as_ptr(), this.len(), this.capacity());
        // SAFETY: those of this vector.
        unsafe { buffer(Kind::Vec, at, len, cap, w) };
    }
}

impl<T: ?Sized + Show> Show for ManuallyDrop<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`; the one field of a transparent struct lies in the same place.
        unsafe { T::show(this as *const T, w) }
    }
}

impl<T: ?Sized + Show> Show for Pin<Box<T>> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`; the one field of a transparent struct lies in the same place.
        unsafe { <Box<T> as Show>::show(this.cast(), w) }
    }
}

impl<T: Show> Show for Option<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Enum);
        // SAFETY: alive, says the contract of `Show::show`.
        match unsafe { &*this } {
            None => drop(w.str("var", "None")),
            Some(value) => one("Some", value, w),
        }
    }
}

fn one<T: Show>(variant: &str, value: &T, w: &mut Writer<'_>) {
    w.str("var", variant).list("f");
    w.part("0");
    // SAFETY: a part of the value of which this is a reference.
    unsafe { show(value, w) };
    w.end_part();
    w.close();
}

impl<T: Show, E: Show> Show for Result<T, E> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Enum);
        // SAFETY: alive, says the contract of `Show::show`.
        match unsafe { &*this } {
            Ok(value) => one("Ok", value, w),
            Err(value) => one("Err", value, w),
        }
    }
}

impl<T: ?Sized + Show + ToOwned> Show for Cow<'_, T>
where
    T::Owned: Show,
{
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Enum);
        // SAFETY: alive, says the contract of `Show::show`.
        match unsafe { &*this } {
            Cow::Borrowed(value) => one("Borrowed", value, w),
            Cow::Owned(value) => one("Owned", value, w),
        }
    }
}

impl<T: Show> Show for std::ops::Range<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Struct).list("f");
        w.part("start");
        // SAFETY: a part of what is alive, says the contract of `Show::show`.
        unsafe { show(&raw const (*this).start, w) };
        w.end_part();
        w.part("end");
        // SAFETY: a part of what is alive, says the contract of `Show::show`.
        unsafe { show(&raw const (*this).end, w) };
        w.end_part();
        w.close();
    }
}
