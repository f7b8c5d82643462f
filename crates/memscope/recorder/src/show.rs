//! How a value is shown: the trait, and the choice between it and the fallback.

use std::any::TypeId;
use std::marker::PhantomData;
use std::mem::transmute;

use crate::fallback;
use crate::words::Kind;
use crate::writer::Writer;

/// A type whose content the recorder can write.
pub trait Show {
    /// Writes kind and content of the value: `"k":"int","v":"5"`.
    ///
    /// # Safety
    /// `this` points to a value of the type that is alive: aligned, initialized, and nobody changes it meanwhile. The
    /// program may have borrowed it, even exclusively.
    unsafe fn show(this: *const Self, w: &mut Writer<'_>);
}

/// How a type is shown. Each registration has one in the frame of the watched function, so it is small.
#[derive(Clone, Copy)]
pub struct How {
    name: &'static str,
    size: usize,
    about: fn() -> About,
    show: unsafe fn(*const u8, &mut Writer<'_>),
}

/// What else is known of a type.
struct About {
    id: TypeId,
    drops: bool,
}

fn about<T>() -> About {
    About {
        id: id::<T>(),
        drops: std::mem::needs_drop::<T>(),
    }
}

impl How {
    fn of<T>(show: unsafe fn(*const u8, &mut Writer<'_>)) -> Self {
        Self {
            name: std::any::type_name::<T>(),
            size: size_of::<T>(),
            about: about::<T>,
            show,
        }
    }

    /// The type's name, with its path.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// In bytes.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Whether the type has anything to drop.
    pub(crate) fn drops(&self) -> bool {
        (self.about)().drops
    }

    /// Whether it is this type that is shown so, whatever its lifetimes are.
    pub(crate) fn is_of<T: ?Sized>(&self) -> bool {
        (self.about)().id == id::<T>()
    }

    /// Whether both are of one type.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (self.about)().id == (other.about)().id
    }

    /// Writes kind and content of a value.
    ///
    /// # Safety
    /// That of [`Show::show`], for the type that this was made for.
    pub(crate) unsafe fn show(&self, at: *const u8, w: &mut Writer<'_>) {
        // SAFETY: the caller's promise; `of` got this function for the type whose name, size and number it noted.
        unsafe { (self.show)(at, w) }
    }
}

/// Tells types apart of which two may have one name. Lifetimes count for nothing.
fn id<T: ?Sized>() -> TypeId {
    trait Identified {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T: ?Sized> Identified for PhantomData<T> {
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let nothing = PhantomData::<T>;
    let bounded: &dyn Identified = &nothing;
    // SAFETY: only the lifetime in the trait object's bound changes, by which no vtable differs. What is called looks at no
    // value of `T`: there is none.
    let unbounded = unsafe { transmute::<&dyn Identified, &(dyn Identified + 'static)>(bounded) };
    unbounded.id()
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
        How::of::<T>(opaque::<T>)
    }
}

/// # Safety
/// That of [`Show::show`].
unsafe fn opaque<T>(this: *const u8, w: &mut Writer<'_>) {
    let json = w.kind(Kind::Opaque);
    // SAFETY: the caller's promise.
    unsafe { json.words(this, size_of::<T>()) };
}

/// # Safety
/// That of [`Show::show`].
unsafe fn by_name<T>(this: *const u8, w: &mut Writer<'_>) {
    // SAFETY: the caller's promise.
    unsafe { fallback::show(this.cast::<T>(), w) }
}

/// # Safety
/// That of [`Show::show`].
unsafe fn typed<T: Show>(this: *const u8, w: &mut Writer<'_>) {
    // SAFETY: the caller's promise.
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
        How::of::<T>(by_name::<T>)
    }
}

/// Chosen when a value of the type is copied.
pub trait Copies {
    /// Whether it is moved.
    fn moves(&self) -> bool {
        false
    }
}

impl<T: Copy> Copies for Tag<T> {}

/// Chosen, one reference further, when it is moved.
pub trait Moves {
    /// Whether it is moved.
    fn moves(&self) -> bool {
        true
    }
}

impl<T> Moves for &Tag<T> {}

/// How a described type is shown; remembers it for generic code, which knows a type by its name only.
pub fn how<T: Show>() -> How {
    let how = How::of::<T>(typed::<T>);
    fallback::remember(how);
    how
}

/// Writes a value of a described type.
///
/// # Safety
/// That of [`Writer::child`].
pub(crate) unsafe fn show<T: Show>(at: *const T, w: &mut Writer<'_>) {
    // SAFETY: the caller's promise.
    unsafe { w.child(at.cast(), &how::<T>()) };
}

/// An opaque number: the compiler cannot know which arm of a probe runs.
pub fn pick() -> u32 {
    std::hint::black_box(u32::MAX)
}

/// A probe's use of a variable.
pub fn s<T: ?Sized>(_: &T) {}

/// Registers a variable whose type may have a description of its own.
#[macro_export]
macro_rules! r {
    ($id:expr, $name:ident) => {{
        #[allow(unused_imports)]
        use $crate::{PickNamed as _, PickShow as _};
        let at = &raw const $name;
        // SAFETY: the variable's own address and type; the guard of its scope stands behind its declaration.
        unsafe { $crate::reg($id, at as *const u8, (&$crate::Tag::of(at)).pick()) }
    }};
}

/// Registers a variable that is shown as an opaque block.
#[macro_export]
macro_rules! o {
    ($id:expr, $name:ident) => {{
        let at = &raw const $name;
        // SAFETY: the variable's own address and type; the guard of its scope stands behind its declaration.
        unsafe { $crate::reg($id, at as *const u8, $crate::Tag::of(at).opaque()) }
    }};
}

/// Marks that a field is about to be moved out, if its type moves.
#[macro_export]
macro_rules! m {
    ($id:expr, $place:expr, $text:expr) => {{
        #[allow(unused_imports)]
        use $crate::{Copies as _, Moves as _};
        let at = &raw const $place;
        $crate::moved_field($id, at, $text, (&$crate::Tag::of(at)).moves())
    }};
}

/// Marks that a name of a pattern took a part of a variable along, if its type moves.
#[macro_export]
macro_rules! t {
    ($id:expr, $name:ident, $label:expr, $place:expr) => {{
        #[allow(unused_imports)]
        use $crate::{Copies as _, Moves as _};
        let at = &raw const $name;
        if (&$crate::Tag::of(at)).moves() {
            // SAFETY: the address of a variable that was bound just now.
            unsafe { $crate::took($id, at, $label, $place, false) };
        }
    }};
}

/// Shows one field of one of the program's own types: to be used where the value is known to be alive, in an `unsafe`
/// block.
#[macro_export]
macro_rules! f {
    ($w:expr, $at:expr) => {{
        #[allow(unused_imports)]
        use $crate::{PickNamed as _, PickShow as _};
        let at = $at;
        let how = (&$crate::Tag::of(at)).pick();
        $w.child(at as *const u8, &how)
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_itself_whatever_its_lifetimes() {
        fn same<'a>(_: &'a str) -> bool {
            how::<Vec<&'a str>>().is_same(&how::<Vec<&'static str>>())
        }
        assert!(same(&String::from("short")));
        assert!(how::<u32>().is_of::<u32>());
        assert!(!how::<u32>().is_of::<i32>());
        let (one, other) = (
            {
                struct P;
                how_named::<P>()
            },
            {
                struct P;
                how_named::<P>()
            },
        );
        assert_eq!(one.name(), other.name());
        assert!(!one.is_same(&other));
    }

    fn how_named<T>() -> How {
        How::of::<T>(by_name::<T>)
    }

    #[test]
    #[allow(unused_imports, clippy::needless_borrow)]
    fn the_description_is_chosen_where_there_is_one() {
        use super::{Copies as _, Moves as _, PickNamed as _, PickShow as _};
        struct Undescribed;
        let (one, other) = (Tag::<u32>(PhantomData), Tag::<Undescribed>(PhantomData));
        let (described, named) = ((&one).pick(), (&other).pick());
        assert!(described.is_of::<u32>() && described.size() == 4 && !described.drops());
        assert!(named.is_of::<Undescribed>());
        assert!(!(&one).moves() && (&other).moves());
    }
}
