//! How a value is shown: the trait, and the choice between it and the fallback.

use std::marker::PhantomData;

use crate::fallback;
use crate::writer::W;

/// A type whose content the recorder can write.
///
/// `this` points to a live value; it may be borrowed, even exclusively, by the program.
pub trait Show {
    /// Writes kind and content of the value: `"k":"int","v":"5"`.
    ///
    /// # Safety
    /// `this` points to a live value of the type.
    unsafe fn show(this: *const Self, w: &mut W);
}

/// How a type is shown.
#[derive(Clone, Copy)]
pub struct How {
    /// The type's name.
    pub name: &'static str,
    /// Its size in bytes.
    pub size: usize,
    /// Whether there is something to drop.
    pub drops: bool,
    /// Writes a live value of it.
    pub show: unsafe fn(*const u8, &mut W),
}

/// A type, as a value.
pub struct Tag<T>(PhantomData<*const T>);

impl<T> Tag<T> {
    /// The tag of a variable's type.
    pub fn of(_: *const T) -> Self {
        Self(PhantomData)
    }

    /// The type shown as bytes that nobody describes.
    pub fn opaque(&self) -> How {
        named::<T>(opaque::<T>)
    }
}

fn named<T>(show: unsafe fn(*const u8, &mut W)) -> How {
    How {
        name: std::any::type_name::<T>(),
        size: size_of::<T>(),
        drops: std::mem::needs_drop::<T>(),
        show,
    }
}

/// # Safety
/// As for [`Show::show`], of a `T`; so the three of them.
unsafe fn opaque<T>(this: *const u8, w: &mut W) {
    // SAFETY: the bytes of a live value may be read.
    unsafe { w.str("k", "opaque").words(this, size_of::<T>()) };
}

unsafe fn by_name<T>(this: *const u8, w: &mut W) {
    // SAFETY: name and size are the type's.
    unsafe { fallback::show(std::any::type_name::<T>(), size_of::<T>(), this, w) }
}

unsafe fn typed<T: Show>(this: *const u8, w: &mut W) {
    // SAFETY: there is a live `T`.
    unsafe { T::show(this.cast::<T>(), w) }
}

/// Chosen when the type has a description.
pub trait PickShow {
    /// How the type is shown.
    fn pick(&self) -> How;
}

impl<T: Show> PickShow for Tag<T> {
    fn pick(&self) -> How {
        how::<T>()
    }
}

/// Chosen, one reference further, when it has none.
pub trait PickNamed {
    /// How the type is shown.
    fn pick(&self) -> How;
}

impl<T> PickNamed for &Tag<T> {
    fn pick(&self) -> How {
        named::<T>(by_name::<T>)
    }
}

/// How a described type is shown; remembers it for generic code, which knows a type by its name only.
pub fn how<T: Show>() -> How {
    let how = named::<T>(typed::<T>);
    fallback::remember(how);
    how
}

/// Writes a value of a described type.
///
/// # Safety
/// `at` points to a live value.
pub(crate) unsafe fn show<T: Show>(at: *const T, w: &mut W) {
    // SAFETY: the caller says so, and `how` is about its type.
    unsafe { w.child(at.cast(), &how::<T>()) };
}

/// Writes a value that is at hand.
pub(crate) fn shown<T: Show>(value: &T, w: &mut W) {
    // SAFETY: a reference points to a live value.
    unsafe { show(value, w) };
}
