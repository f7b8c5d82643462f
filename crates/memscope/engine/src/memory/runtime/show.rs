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
    pub name: &'static str,
    pub size: usize,
    pub drops: bool,
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

unsafe fn opaque<T>(this: *const u8, w: &mut W) {
    w.str("k", "opaque").words(this, size_of::<T>());
}

unsafe fn by_name<T>(this: *const u8, w: &mut W) {
    unsafe { fallback::show(std::any::type_name::<T>(), size_of::<T>(), this, w) }
}

unsafe fn typed<T: Show>(this: *const u8, w: &mut W) {
    unsafe { T::show(this.cast::<T>(), w) }
}

/// Chosen when the type has a description.
pub trait PickShow {
    fn pick(&self) -> How;
}

impl<T: Show> PickShow for Tag<T> {
    fn pick(&self) -> How {
        how::<T>()
    }
}

/// Chosen, one reference further, when it has none.
pub trait PickNamed {
    fn pick(&self) -> How;
}

impl<T> PickNamed for &Tag<T> {
    fn pick(&self) -> How {
        named::<T>(by_name::<T>)
    }
}

/// Chosen when a value of the type is copied.
pub trait Copies {
    fn moves(&self) -> bool {
        false
    }
}

impl<T: Copy> Copies for Tag<T> {}

/// Chosen, one reference further, when it is moved.
pub trait Moves {
    fn moves(&self) -> bool {
        true
    }
}

impl<T> Moves for &Tag<T> {}

/// How a described type is shown; remembers it for generic code, which knows a type by its name only.
pub fn how<T: Show>() -> How {
    let how = named::<T>(typed::<T>);
    fallback::remember(how);
    how
}

/// Writes a value of a described type.
pub fn show<T: Show>(at: *const T, w: &mut W) {
    w.child(at.cast(), &how::<T>());
}
