//! Descriptions of cells, locks, their guards, and of values behind a trait.

use std::any::Any;
use std::cell::{Cell, OnceCell, Ref, RefCell, RefMut};
use std::sync::atomic::*;
use std::sync::{
    Mutex, MutexGuard, OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError,
};

use crate::show::{Show, show};
use crate::show_std::target;
use crate::writer::W;

impl<T: Show> Show for Cell<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        w.str("k", "cell").under("to");
        show(unsafe { (*this).as_ptr() }, w);
    }
}

impl<T: ?Sized + Show> Show for std::cell::UnsafeCell<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        unsafe { T::show((*this).get(), w) }
    }
}

impl<T: ?Sized + Show> Show for RefCell<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        let flag = match (this.try_borrow_mut().is_ok(), this.try_borrow().is_ok()) {
            (true, _) => "unused",
            (_, true) => "shared",
            _ => "exclusive",
        };
        w.str("k", "refcell").str("flag", flag).under("to");
        let to = this.as_ptr();
        let size = unsafe { size_of_val(&*to) };
        w.node(
            to.cast::<u8>() as usize,
            size,
            std::any::type_name::<T>(),
            |w| unsafe { T::show(to, w) },
        );
    }
}

macro_rules! guard {
    ($($ty:ident $mode:literal),*) => {$(
        impl<T: ?Sized + Show> Show for $ty<'_, T> {
            unsafe fn show(this: *const Self, w: &mut W) {
                let to = &raw const **unsafe { &*this };
                w.str("k", "guard").str("m", $mode);
                unsafe { target(to, w) };
            }
        }
    )*};
}

guard!(Ref "shared", RefMut "exclusive", RwLockReadGuard "shared", RwLockWriteGuard "exclusive");
guard!(MutexGuard "exclusive");

impl<T: Show> Show for OnceCell<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        once(unsafe { (*this).get() }, w);
    }
}

impl<T: Show> Show for OnceLock<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        once(unsafe { (*this).get() }, w);
    }
}

fn once<T: Show>(value: Option<&T>, w: &mut W) {
    w.str("k", "once").flag("set", value.is_some());
    if let Some(value) = value {
        w.under("to");
        show(value, w);
    }
}

impl<T: ?Sized + Show> Show for Mutex<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let locked = matches!(unsafe { (*this).try_lock() }, Err(TryLockError::WouldBlock));
        // `get_mut` finds the value without taking the lock; nothing is written through it.
        let to = match unsafe { (*this.cast_mut()).get_mut() } {
            Ok(to) => to as *const T,
            Err(poisoned) => poisoned.into_inner() as *const T,
        };
        let flag = if locked { "locked" } else { "unlocked" };
        w.str("k", "mutex")
            .str("flag", flag)
            .flag("poisoned", unsafe { (*this).is_poisoned() });
        w.under("to");
        let size = unsafe { size_of_val(&*to) };
        w.node(
            to.cast::<u8>() as usize,
            size,
            std::any::type_name::<T>(),
            |w| unsafe { T::show(to, w) },
        );
    }
}

impl<T: ?Sized + Show> Show for RwLock<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let lock = unsafe { &*this };
        let flag = if !matches!(lock.try_write(), Err(TryLockError::WouldBlock)) {
            "unlocked"
        } else if !matches!(lock.try_read(), Err(TryLockError::WouldBlock)) {
            "shared"
        } else {
            "exclusive"
        };
        let to = match unsafe { (*this.cast_mut()).get_mut() } {
            Ok(to) => to as *const T,
            Err(poisoned) => poisoned.into_inner() as *const T,
        };
        w.str("k", "mutex")
            .str("flag", flag)
            .flag("poisoned", lock.is_poisoned())
            .under("to");
        let size = unsafe { size_of_val(&*to) };
        w.node(
            to.cast::<u8>() as usize,
            size,
            std::any::type_name::<T>(),
            |w| unsafe { T::show(to, w) },
        );
    }
}

macro_rules! atomic {
    ($($ty:ty),*) => {$(
        impl Show for $ty {
            unsafe fn show(this: *const Self, w: &mut W) {
                let value = unsafe { (*this).load(Ordering::SeqCst) };
                w.str("k", "atomic").shown("v", &value);
            }
        }
    )*};
}

atomic!(
    AtomicBool,
    AtomicU8,
    AtomicU16,
    AtomicU32,
    AtomicU64,
    AtomicUsize
);
atomic!(AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize);

macro_rules! hidden {
    ($([$($bound:tt)*])*) => {$(
        impl<'a> Show for dyn $($bound)* + 'a {
            unsafe fn show(this: *const Self, w: &mut W) {
                w.str("k", "opaque").words(this.cast(), unsafe { size_of_val(&*this) });
            }
        }
    )*};
}

hidden!([Any][Any + Send][Any + Send + Sync]);
hidden!([std::error::Error][std::error::Error + Send][std::error::Error + Send + Sync]);
hidden!([std::fmt::Display][std::fmt::Debug]);

macro_rules! callable {
    ($($kind:ident)*) => {$(
        callable!(@ $kind);
        callable!(@ $kind A);
        callable!(@ $kind A B);
    )*};
    (@ $kind:ident $($arg:ident)*) => {
        hidden_call!($kind [$($arg)*] []);
        hidden_call!($kind [$($arg)*] [+ Send]);
        hidden_call!($kind [$($arg)*] [+ Send + Sync]);
    };
}

macro_rules! hidden_call {
    ($kind:ident [$($arg:ident)*] [$($more:tt)*]) => {
        impl<'a, R, $($arg),*> Show for dyn $kind($($arg),*) -> R $($more)* + 'a {
            unsafe fn show(this: *const Self, w: &mut W) {
                w.str("k", "opaque").words(this.cast(), unsafe { size_of_val(&*this) });
            }
        }
    };
}

callable!(Fn FnMut FnOnce);
