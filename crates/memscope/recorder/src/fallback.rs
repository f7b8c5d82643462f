//! Values whose type has no description where they are declared: generic code knows a type by its name only.
//!
//! A name that some described variable or type made known is shown by that description. References and slices of a
//! known name are taken apart by the layout that std documents for them. Everything else is opaque: type and size.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Mutex;

use crate::bytes::WORD;
use crate::inside::within;
use crate::show::How;
use crate::words::{Kind, Mode};
use crate::writer::Writer;

/// By name; nothing for a name that two types have, such as two structs in blocks of one function.
static KNOWN: Mutex<BTreeMap<&'static str, Option<How>>> = Mutex::new(BTreeMap::new());

/// Makes a type's description findable by its name.
pub(crate) fn remember(how: How) {
    within(|| {
        let Ok(mut known) = KNOWN.lock() else { return };
        match known.entry(how.name()) {
            Entry::Vacant(entry) => drop(entry.insert(Some(how))),
            Entry::Occupied(mut entry) => {
                if entry.get().is_some_and(|known| !known.is_same(&how)) {
                    entry.insert(None);
                }
            }
        }
    })
}

fn known(name: &str) -> Option<How> {
    KNOWN.lock().ok()?.get(name).copied()?
}

/// Shows what is at `this` by the name of its type.
///
/// # Safety
/// That of [`crate::Show::show`].
pub(crate) unsafe fn show<T>(this: *const T, w: &mut Writer<'_>) {
    let name = std::any::type_name::<T>();
    if let Some(how) = known(name)
        && how.is_of::<T>()
    {
        // SAFETY: the caller's promise, and the description is that of this very type.
        return unsafe { how.show(this.cast(), w) };
    }
    if let Some((mode, to)) = reference(name) {
        // SAFETY: the caller's promise; only the name of a reference begins so.
        return unsafe { pointer(mode, to, size_of::<T>(), this.cast(), w) };
    }
    let json = w.kind(Kind::Opaque);
    // SAFETY: the caller's promise.
    unsafe { json.words(this.cast(), size_of::<T>()) };
}

fn reference(name: &str) -> Option<(Mode, &str)> {
    if let Some(to) = name.strip_prefix("&mut ") {
        return Some((Mode::Exclusive, to));
    }
    name.strip_prefix('&').map(|to| (Mode::Shared, to))
}

/// # Safety
/// At `words` a reference of this size is alive whose target's type has the name `to`.
unsafe fn pointer(mode: Mode, to: &str, size: usize, words: *const usize, w: &mut Writer<'_>) {
    // SAFETY: a reference begins with the address of its target.
    let at = unsafe { *words };
    w.kind(Kind::Ref).mode(mode).num("p", at as u64);
    if size == 2 * WORD {
        let slice = to.strip_prefix('[').and_then(|to| to.strip_suffix(']'));
        let Some(element) = slice else { return };
        // SAFETY: the second word of a reference to a slice is the slice's length.
        let len = unsafe { *words.add(1) };
        w.num("len", len as u64);
        let Some(how) = known(element) else { return };
        let size = how.size().saturating_mul(len);
        w.num("pn", size as u64);
        if w.readable(at, size) {
            w.under("to");
            // SAFETY: a slice of this length, all of it where values are alive; its elements' type has the name of the
            // known one, which no other described type has.
            w.node(at, size, to, |w| unsafe { elements(&how, at, len, w) });
        }
    } else if let Some(how) = known(to) {
        w.num("pn", how.size() as u64);
        if w.readable(at, how.size()) {
            w.under("to");
            // SAFETY: what a reference leads to, where a value is alive; its type has the name of the known one, which
            // no other described type has.
            unsafe { w.child(at as *const u8, &how) };
        }
    }
}

/// The elements of a list, up to the limit.
///
/// # Safety
/// `len` values of the described type are alive at `at`, but for what the view knows as moved out.
pub(crate) unsafe fn elements(how: &How, at: usize, len: usize, w: &mut Writer<'_>) {
    w.kind(Kind::Array).list("el");
    let fit = w.fitting(len);
    for index in 0..fit {
        w.element();
        // SAFETY: the caller's promise: this is one of them.
        unsafe { w.child((at + index * how.size()) as *const u8, how) };
    }
    w.close_list(len, fit);
}

/// Makes std's simple types known, whatever the program declares.
pub(crate) fn prepare() {
    use crate::show::how;
    within(|| {
        how::<u8>();
        how::<u16>();
        how::<u32>();
        how::<u64>();
        how::<u128>();
        how::<usize>();
        how::<i8>();
        how::<i16>();
        how::<i32>();
        how::<i64>();
        how::<i128>();
        how::<isize>();
        how::<f32>();
        how::<f64>();
        how::<bool>();
        how::<char>();
        how::<()>();
        how::<&'static str>();
        how::<String>();
        how::<Box<str>>();
        how::<Vec<i32>>();
        how::<Vec<u8>>();
        how::<Vec<u32>>();
        how::<Vec<usize>>();
        how::<Vec<&'static str>>();
        how::<Vec<String>>();
        how::<Option<i32>>();
        how::<Option<String>>();
        how::<Option<&'static str>>();
        how::<Box<i32>>();
        how::<std::rc::Rc<str>>();
        how::<std::rc::Rc<i32>>();
        how::<std::rc::Rc<String>>();
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::{PickNamed, Show, Tag, how};
    use crate::writer::tests::written;

    struct Described;

    impl Show for Described {
        unsafe fn show(_: *const Self, w: &mut Writer<'_>) {
            w.str("k", "described");
        }
    }

    /// How generic code shows it, which knows the name only.
    fn by_name<T>(value: &T) -> String {
        written(value, &(&&Tag::of(&raw const *value)).pick(), &[])
    }

    #[test]
    fn a_known_name_is_shown_by_its_description_and_another_one_is_opaque() {
        struct Nobodys(#[expect(dead_code, reason = "it is its size that is shown")] u16);
        how::<Described>();
        assert!(by_name(&Described).ends_with(r#""k":"described"}"#));
        assert!(by_name(&Nobodys(1)).ends_with(r#""k":"opaque"}"#));
    }

    #[test]
    fn of_two_types_with_one_name_neither_is_shown_by_the_others_description() {
        macro_rules! here {
            ($kind:literal) => {{
                struct Local(#[expect(dead_code, reason = "it is its size that is shown")] u32);
                impl Show for Local {
                    unsafe fn show(_: *const Self, w: &mut Writer<'_>) {
                        w.str("k", $kind);
                    }
                }
                Local(1)
            }};
        }
        fn remember<T: Show>(_: &T) {
            how::<T>();
        }
        fn reference<T>(to: &T) -> String {
            by_name(&to)
        }
        let (one, other) = (here!("one"), here!("other"));
        remember(&one);
        assert!(by_name(&one).ends_with(r#""k":"one"}"#));
        assert!(reference(&one).contains(r#""pn":4"#));
        assert!(by_name(&other).ends_with(r#""k":"opaque"}"#));
        remember(&other);
        assert!(by_name(&one).ends_with(r#""k":"opaque"}"#));
        assert!(by_name(&other).ends_with(r#""k":"opaque"}"#));
        assert!(!reference(&other).contains(r#""pn":"#));
    }

    #[test]
    fn references_and_slices_are_taken_apart_by_the_names_of_their_targets() {
        prepare();
        let row: &[u32] = &[1, 2, 3];
        let text = by_name(&row);
        assert!(text.contains(r#""k":"ref","m":"shared""#), "{text}");
        assert!(text.ends_with(r#""len":3,"pn":12}"#), "{text}");
        let mut number = 5u64;
        let text = by_name(&&mut number);
        assert!(text.contains(r#""m":"exclusive""#) && text.ends_with(r#""pn":8}"#));
    }
}
