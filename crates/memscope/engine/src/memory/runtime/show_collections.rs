//! Descriptions of std's collections, apart from `Vec`.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use crate::show::{Show, show};
use crate::show_std::buffer;
use crate::writer::W;

impl<T: Show> Show for BinaryHeap<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        buffer(
            "vec",
            this.as_slice().as_ptr(),
            this.len(),
            this.capacity(),
            w,
        );
    }
}

/// A collection whose inside is std's own: its entries, with their addresses.
fn entries<'a, T: Show + 'a>(kind: &str, len: usize, all: impl Iterator<Item = &'a T>, w: &mut W) {
    w.str("k", kind).num("len", len as u64).list("el");
    let fit = w.fitting(len);
    for one in all.take(fit) {
        if !w.readable(one as *const T as usize, size_of::<T>()) {
            break;
        }
        w.element();
        show(one, w);
    }
    w.close_list(len, fit);
}

fn pairs<'a, K: Show + 'a, V: Show + 'a>(
    kind: &str,
    len: usize,
    all: impl Iterator<Item = (&'a K, &'a V)>,
    w: &mut W,
) {
    w.str("k", kind).num("len", len as u64).list("en");
    let fit = w.fitting(len);
    for (key, value) in all.take(fit) {
        if !w.readable(key as *const K as usize, size_of::<K>()) {
            break;
        }
        w.element();
        w.text("[");
        show(key, w);
        w.text(",");
        show(value, w);
        w.text("]");
    }
    w.close_list(len, fit);
}

impl<T: Show> Show for VecDeque<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        entries("list", this.len(), this.iter(), w);
        w.words((this as *const Self).cast(), size_of::<Self>());
        w.num("cap", this.capacity() as u64);
    }
}

impl<T: Show> Show for LinkedList<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        entries("list", this.len(), this.iter(), w);
        w.words((this as *const Self).cast(), size_of::<Self>());
    }
}

impl<T: Show> Show for BTreeSet<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        entries("list", this.len(), this.iter(), w);
        w.words((this as *const Self).cast(), size_of::<Self>());
    }
}

impl<T: Show, S> Show for HashSet<T, S> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        entries("set", this.len(), this.iter(), w);
        w.words((this as *const Self).cast(), size_of::<Self>());
        w.num("cap", this.capacity() as u64);
    }
}

impl<K: Show, V: Show> Show for BTreeMap<K, V> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        pairs("map", this.len(), this.iter(), w);
        w.words((this as *const Self).cast(), size_of::<Self>());
    }
}

impl<K: Show, V: Show, S> Show for HashMap<K, V, S> {
    unsafe fn show(this: *const Self, w: &mut W) {
        let this = unsafe { &*this };
        pairs("map", this.len(), this.iter(), w);
        w.words((this as *const Self).cast(), size_of::<Self>());
        w.num("cap", this.capacity() as u64).flag("hashed", true);
    }
}
