//! Descriptions of std's plain, pointing and collecting types.

use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::ptr::NonNull;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use crate::fallback::elements;
use crate::keep;
use crate::show::{Show, how, show};
use crate::writer::{TEXT, W};

macro_rules! plain {
    ($kind:literal: $($ty:ty),*) => {$(
        impl Show for $ty {
            unsafe fn show(this: *const Self, w: &mut W) {
                let value = unsafe { this.read_unaligned() };
                w.str("k", $kind).shown("v", &value);
            }
        }
    )*};
}

plain!("int": u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
plain!("bool": bool);
plain!("char": char);

macro_rules! debugged {
    ($kind:literal: $($ty:ty),*) => {$(
        impl Show for $ty {
            unsafe fn show(this: *const Self, w: &mut W) {
                let value = format!("{:?}", unsafe { &*this });
                w.str("k", $kind).str("v", &value);
            }
        }
    )*};
}

debugged!("float": f32, f64);
debugged!("plain": std::cmp::Ordering, std::time::Duration, std::ops::RangeFull,
    std::sync::atomic::Ordering, std::num::NonZeroU8, std::num::NonZeroU16, std::num::NonZeroU32,
    std::num::NonZeroU64, std::num::NonZeroUsize, std::num::NonZeroI32, std::num::NonZeroI64,
    std::alloc::Layout, std::num::ParseIntError, std::fmt::Error, std::convert::Infallible);

impl Show for () {
    unsafe fn show(_: *const Self, w: &mut W) {
        w.str("k", "unit").str("v", "()");
    }
}

impl<T: ?Sized> Show for std::marker::PhantomData<T> {
    unsafe fn show(_: *const Self, w: &mut W) {
        w.str("k", "unit").str("v", "PhantomData");
    }
}

macro_rules! tuple {
    ($($name:ident $index:tt),+) => {
        impl<$($name: Show),+> Show for ($($name,)+) {
            unsafe fn show(this: *const Self, w: &mut W) {
                w.str("k", "tuple").list("f");
                $(
                    w.part(stringify!($index));
                    show(unsafe { &raw const (*this).$index }, w);
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
    unsafe fn show(this: *const Self, w: &mut W) {
        unsafe { elements(&how::<T>(), this as usize, N, w) }
    }
}

impl<T: Show> Show for [T] {
    unsafe fn show(this: *const Self, w: &mut W) {
        unsafe { elements(&how::<T>(), this.cast::<u8>() as usize, this.len(), w) }
    }
}

impl Show for str {
    unsafe fn show(this: *const Self, w: &mut W) {
        let (at, len) = (this.cast::<u8>(), this as *const [u8]);
        let bytes = unsafe { std::slice::from_raw_parts(at, len.len().min(TEXT)) };
        w.str("k", "text")
            .num("len", len.len() as u64)
            .str("v", valid(bytes));
        if len.len() > TEXT {
            w.flag("more", true);
        }
    }
}

fn valid(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""),
    }
}

/// The first word of a pointer, thin or wide, read without touching what it points to.
pub unsafe fn address<P>(this: *const P) -> usize {
    unsafe { this.cast::<usize>().read_unaligned() }
}

/// Writes a pointer's target, if it may be read.
pub unsafe fn target<T: ?Sized + Show>(to: *const T, w: &mut W) {
    let at = to.cast::<u8>() as usize;
    let size = unsafe { size_of_val(&*to) };
    w.num("p", at as u64).num("pn", size as u64);
    if size_of::<*const T>() > size_of::<usize>() {
        w.num("len", unsafe { to_len(to) } as u64);
    }
    if w.readable(at, size) {
        if keep::on() {
            w.num("h", keep::mark(at, size));
        }
        w.under("to");
        w.node(at, size, std::any::type_name::<T>(), |w| unsafe {
            T::show(to, w)
        });
    }
}

/// The second word of a wide pointer; a vtable's address is no length, so it is given as 0.
unsafe fn to_len<T: ?Sized>(to: *const T) -> usize {
    let name = std::any::type_name::<T>();
    if name.starts_with("dyn ") {
        return 0;
    }
    let words = (&raw const to).cast::<usize>();
    unsafe { *words.add(1) }
}

macro_rules! reference {
    ($ty:ty, $mode:literal) => {
        impl<T: ?Sized + Show> Show for $ty {
            unsafe fn show(this: *const Self, w: &mut W) {
                let to = unsafe { this.cast::<*const T>().read() };
                w.str("k", "ref").str("m", $mode);
                unsafe { target(to, w) };
            }
        }
    };
}

reference!(&T, "shared");
reference!(&mut T, "exclusive");

macro_rules! raw {
    ($ty:ty, $mode:literal) => {
        impl<T: ?Sized> Show for $ty {
            unsafe fn show(this: *const Self, w: &mut W) {
                w.str("k", "ref")
                    .str("m", $mode)
                    .num("p", unsafe { address(this) } as u64);
            }
        }
    };
}

raw!(*const T, "raw const");
raw!(*mut T, "raw mut");
raw!(NonNull<T>, "raw");

macro_rules! function {
    ($($arg:ident),*) => {
        impl<R, $($arg),*> Show for fn($($arg),*) -> R {
            unsafe fn show(_: *const Self, w: &mut W) {
                w.str("k", "plain").str("v", "fn");
            }
        }
    };
}

function!();
function!(A);
function!(A, B);
function!(A, B, C);

impl Show for String {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        w.str("k", "string").num("p", this.as_ptr() as u64);
        w.num("len", this.len() as u64)
            .num("cap", this.capacity() as u64);
        if w.readable(this.as_ptr() as usize, this.len()) {
            let bytes = &this.as_bytes()[..this.len().min(TEXT)];
            w.str("v", valid(bytes));
            if this.len() > TEXT {
                w.flag("more", true);
            }
        }
    }
}

/// A list in one block.
pub fn buffer<T: Show>(kind: &str, at: *const T, len: usize, cap: usize, w: &mut W) {
    w.str("k", kind).num("p", at as u64).num("len", len as u64);
    w.num("cap", if size_of::<T>() == 0 { 0 } else { cap as u64 });
    let how = how::<T>();
    if !w.readable(at as usize, len * how.size) {
        return;
    }
    w.list("el");
    let fit = w.fitting(len);
    for index in 0..fit {
        w.element();
        w.child(at.wrapping_add(index).cast(), &how);
    }
    w.close_list(len, fit);
}

impl<T: Show> Show for Vec<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        buffer("vec", this.as_ptr(), this.len(), this.capacity(), w);
    }
}

impl<T: ?Sized + Show> Show for Box<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let to = unsafe { this.cast::<*const T>().read() };
        w.str("k", "box");
        unsafe { target(to, w) };
    }
}

impl<T: ?Sized + Show> Show for ManuallyDrop<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // The one field of a transparent struct: the same place.
        unsafe { T::show(this as *const T, w) }
    }
}

impl<T: ?Sized + Show> Show for Pin<Box<T>> {
    unsafe fn show(this: *const Self, w: &mut W) {
        unsafe { <Box<T> as Show>::show(this.cast(), w) }
    }
}

impl<T: Show> Show for Option<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        w.str("k", "enum");
        match unsafe { &*this } {
            None => drop(w.str("var", "None")),
            Some(value) => one("Some", value, w),
        }
    }
}

fn one<T: Show>(variant: &str, value: &T, w: &mut W) {
    w.str("var", variant).list("f");
    w.part("0");
    show(value, w);
    w.end_part();
    w.close();
}

impl<T: Show, E: Show> Show for Result<T, E> {
    unsafe fn show(this: *const Self, w: &mut W) {
        w.str("k", "enum");
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
    unsafe fn show(this: *const Self, w: &mut W) {
        w.str("k", "enum");
        match unsafe { &*this } {
            Cow::Borrowed(value) => one("Borrowed", value, w),
            Cow::Owned(value) => one("Owned", value, w),
        }
    }
}

impl<T: Show> Show for std::ops::Range<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        w.str("k", "struct").list("f");
        w.part("start");
        show(unsafe { &raw const (*this).start }, w);
        w.end_part();
        w.part("end");
        show(unsafe { &raw const (*this).end }, w);
        w.end_part();
        w.close();
    }
}

macro_rules! counted {
    ($rc:ident, $weak:ident, $kind:literal, $weak_kind:literal) => {
        impl<T: ?Sized + Show> Show for $rc<T> {
            unsafe fn show(this: *const Self, w: &mut W) {
                let this = unsafe { &*this };
                let block = unsafe { address(this) };
                w.str("k", $kind).num("b", block as u64);
                if !w.readable(block, 2 * size_of::<usize>()) {
                    return;
                }
                w.counted.push(block);
                w.num("strong", $rc::strong_count(this) as u64);
                w.num("weak", $rc::weak_count(this) as u64);
                let to = $rc::as_ptr(this);
                if w.first(block) {
                    unsafe { target(to, w) };
                } else {
                    w.num("p", to.cast::<u8>() as u64);
                }
            }
        }

        impl<T: ?Sized> Show for $weak<T> {
            unsafe fn show(this: *const Self, w: &mut W) {
                let block = unsafe { address(this) };
                w.str("k", $weak_kind);
                if block == usize::MAX {
                    return;
                }
                w.num("b", block as u64);
                if !w.readable(block, 2 * size_of::<usize>()) {
                    return;
                }
                w.counted.push(block);
                // The block begins with the two counts; the strong owners together hold one weak count.
                let counts = block as *const usize;
                let (strong, weak) = unsafe { (*counts, *counts.add(1)) };
                w.num("strong", strong as u64)
                    .num("weak", (weak - usize::from(strong > 0)) as u64);
            }
        }
    };
}

use std::sync::Weak as ArcWeak;
counted!(Rc, Weak, "rc", "weak");
counted!(Arc, ArcWeak, "arc", "weak");
