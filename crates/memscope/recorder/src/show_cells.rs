//! Descriptions of cells, locks, their guards, and of values behind a trait.

use std::any::Any;
use std::cell::{Cell, OnceCell, Ref, RefCell, RefMut};
use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize, Ordering,
};
use std::sync::{
    Mutex, MutexGuard, OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError,
};

use crate::show::{Show, show};
use crate::show_pointers::target;
use crate::words::{Flag, Kind, Mode};
use crate::writer::Writer;

impl<T: Show> Show for Cell<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        w.kind(Kind::Cell).under("to");
        // SAFETY: alive, says the contract of `Show::show`, and so is what is inside.
        unsafe { show((*this).as_ptr(), w) };
    }
}

impl<T: ?Sized + Show> Show for std::cell::UnsafeCell<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`, and so is what is inside.
        unsafe { T::show((*this).get(), w) }
    }
}

impl<T: ?Sized + Show> Show for RefCell<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        let flag = match (this.try_borrow_mut().is_ok(), this.try_borrow().is_ok()) {
            (true, _) => Flag::Unused,
            (_, true) => Flag::Shared,
            _ => Flag::Exclusive,
        };
        w.kind(Kind::RefCell).state(flag).under("to");
        // SAFETY: what is inside of a value that is alive.
        unsafe { within(this.as_ptr(), w) };
    }
}

macro_rules! guard {
    ($($ty:ident $mode:ident),*) => {$(
        impl<T: ?Sized + Show> Show for $ty<'_, T> {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`, and a guard's target outlives it.
                let to = &raw const **unsafe { &*this };
                w.kind(Kind::Guard).mode(Mode::$mode);
                // SAFETY: what the program's guard holds.
                unsafe { target(to, w) };
            }
        }
    )*};
}

guard!(Ref Shared, RefMut Exclusive, RwLockReadGuard Shared, RwLockWriteGuard Exclusive);
guard!(MutexGuard Exclusive);

impl<T: Show> Show for OnceCell<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        once(unsafe { (*this).get() }, w);
    }
}

impl<T: Show> Show for OnceLock<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        once(unsafe { (*this).get() }, w);
    }
}

fn once<T: Show>(value: Option<&T>, w: &mut Writer<'_>) {
    w.kind(Kind::Once).flag("set", value.is_some());
    if let Some(value) = value {
        w.under("to");
        // SAFETY: a reference's target is alive.
        unsafe { show(value, w) };
    }
}

impl<T: ?Sized + Show> Show for Mutex<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let lock = unsafe { &*this };
        let flag = match lock.try_lock() {
            Err(TryLockError::WouldBlock) => Flag::Locked,
            _ => Flag::Unlocked,
        };
        w.kind(Kind::Mutex)
            .state(flag)
            .flag("poisoned", lock.is_poisoned())
            .under("to");
        // SAFETY: alive, and no other reference to the lock is used until this one has ended. It finds the value without
        // taking the lock, which may be locked for long; nothing is written through it.
        let to = match unsafe { (*this.cast_mut()).get_mut() } {
            Ok(to) => &raw const *to,
            Err(poisoned) => &raw const *poisoned.into_inner(),
        };
        // SAFETY: what is inside of a value that is alive.
        unsafe { within(to, w) };
    }
}

impl<T: ?Sized + Show> Show for RwLock<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let lock = unsafe { &*this };
        let flag = if !matches!(lock.try_write(), Err(TryLockError::WouldBlock)) {
            Flag::Unlocked
        } else if !matches!(lock.try_read(), Err(TryLockError::WouldBlock)) {
            Flag::Shared
        } else {
            Flag::Exclusive
        };
        w.kind(Kind::Mutex)
            .state(flag)
            .flag("poisoned", lock.is_poisoned())
            .under("to");
        // SAFETY: as for a `Mutex`.
        let to = match unsafe { (*this.cast_mut()).get_mut() } {
            Ok(to) => &raw const *to,
            Err(poisoned) => &raw const *poisoned.into_inner(),
        };
        // SAFETY: what is inside of a value that is alive.
        unsafe { within(to, w) };
    }
}

/// A value that another one has in its own bytes.
///
/// # Safety
/// It is alive.
unsafe fn within<T: ?Sized + Show>(to: *const T, w: &mut Writer<'_>) {
    // SAFETY: the caller's promise.
    let size = unsafe { size_of_val(&*to) };
    let at = to.cast::<u8>() as usize;
    // SAFETY: the caller's promise.
    w.node(at, size, std::any::type_name::<T>(), |w| unsafe {
        T::show(to, w)
    });
}

macro_rules! atomic {
    ($($ty:ty),*) => {$(
        impl Show for $ty {
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                // SAFETY: alive, says the contract of `Show::show`.
                let value = unsafe { (*this).load(Ordering::SeqCst) };
                w.kind(Kind::Atomic).shown("v", &value);
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
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                let json = w.kind(Kind::Opaque);
                // SAFETY: alive, says the contract of `Show::show`.
                unsafe { json.words(this.cast(), size_of_val(&*this)) };
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
            unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
                let json = w.kind(Kind::Opaque);
                // SAFETY: alive, says the contract of `Show::show`.
                unsafe { json.words(this.cast(), size_of_val(&*this)) };
            }
        }
    };
}

callable!(Fn FnMut FnOnce);
