//! Values whose type has no description where they are declared: generic code knows a type by its name only.
//!
//! A name that some described variable or type made known is shown by that description. References, boxes,
//! vectors and slices of a known name are taken apart by their layout, which `check` measured at the start.
//! Everything else is opaque: type and size.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::blocks::within;
use crate::show::How;
use crate::writer::W;

static KNOWN: Mutex<BTreeMap<&'static str, How>> = Mutex::new(BTreeMap::new());

/// Makes a type's description findable by its name.
pub fn remember(how: How) {
    within(|| {
        if let Ok(mut known) = KNOWN.lock() {
            known.entry(how.name).or_insert(how);
        }
    })
}

fn known(name: &str) -> Option<How> {
    KNOWN.lock().ok()?.get(name).copied()
}

/// Shows what is at `this` by the name of its type.
pub unsafe fn show(name: &str, size: usize, this: *const u8, w: &mut W) {
    if let Some(how) = known(name)
        && how.size == size
    {
        return unsafe { (how.show)(this, w) };
    }
    if let Some((mutable, to)) = reference(name) {
        return unsafe { pointer(mutable, to, size, this, w) };
    }
    w.str("k", "opaque").words(this, size);
}

fn reference(name: &str) -> Option<(&'static str, &str)> {
    if let Some(to) = name.strip_prefix("&mut ") {
        return Some(("exclusive", to));
    }
    name.strip_prefix('&').map(|to| ("shared", to))
}

unsafe fn pointer(mutable: &str, to: &str, size: usize, this: *const u8, w: &mut W) {
    let words = this.cast::<usize>();
    let at = unsafe { *words };
    w.str("k", "ref").str("m", mutable).num("p", at as u64);
    if size == 2 * size_of::<usize>() {
        let slice = to.strip_prefix('[').and_then(|to| to.strip_suffix(']'));
        let (Some(element), len) = (slice, unsafe { *words.add(1) }) else {
            return;
        };
        w.num("len", len as u64);
        let Some(how) = known(element) else { return };
        w.num("pn", (how.size * len) as u64);
        if w.readable(at, how.size * len) {
            w.under("to");
            w.node(at, how.size * len, to, |w| unsafe {
                elements(&how, at, len, w)
            });
        }
    } else if let Some(how) = known(to) {
        w.num("pn", how.size as u64);
        if w.readable(at, how.size) {
            w.under("to");
            w.child(at as *const u8, &how);
        }
    }
}

/// The elements of a list, up to the limit.
pub unsafe fn elements(how: &How, at: usize, len: usize, w: &mut W) {
    w.str("k", "array").list("el");
    let fit = w.fitting(len);
    for index in 0..fit {
        w.element();
        w.child((at + index * how.size) as *const u8, how);
    }
    w.close_list(len, fit);
}

/// Makes std's simple types known, whatever the program declares.
pub fn prepare() {
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
