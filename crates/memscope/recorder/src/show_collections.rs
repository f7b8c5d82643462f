//! Descriptions of std's collections, apart from `Vec`.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use crate::show::{Show, show};
use crate::show_std::buffer;
use crate::words::Kind;
use crate::writer::Writer;

impl<T: Show> Show for BinaryHeap<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        let (at, len, cap) = (this.as_slice().as_ptr(), this.len(), this.capacity());
        // SAFETY: a heap is a vector, and these are that one's.
        unsafe { buffer(Kind::Vec, at, len, cap, w) };
    }
}

/// A collection whose inside is std's own: its entries, with their addresses.
fn entries<'a, T: Show + 'a>(
    kind: Kind,
    len: usize,
    all: impl Iterator<Item = &'a T>,
    w: &mut Writer<'_>,
) {
    w.kind(kind).num("len", len as u64).list("el");
    let fit = w.fitting(len);
    for one in all.take(fit) {
        if !w.readable(&raw const *one as usize, size_of::<T>()) {
            break;
        }
        w.element();
        // SAFETY: an entry of a collection that is alive, and readable.
        unsafe { show(one, w) };
    }
    w.close_list(len, fit);
}

fn pairs<'a, K: Show + 'a, V: Show + 'a>(
    kind: Kind,
    len: usize,
    all: impl Iterator<Item = (&'a K, &'a V)>,
    w: &mut Writer<'_>,
) {
    w.kind(kind).num("len", len as u64).list("en");
    let fit = w.fitting(len);
    for (key, value) in all.take(fit) {
        if !w.readable(&raw const *key as usize, size_of::<K>()) {
            break;
        }
        w.element().text("[");
        // SAFETY: an entry of a collection that is alive, and readable.
        unsafe { show(key, w) };
        w.text(",");
        // SAFETY: the same.
        unsafe { show(value, w) };
        w.text("]");
    }
    w.close_list(len, fit);
}

/// The words of the collection itself: one of them leads to its block.
fn own_words<C>(this: &C, w: &mut Writer<'_>) {
    // SAFETY: a reference's target is alive.
    unsafe { w.words((&raw const *this).cast(), size_of::<C>()) };
}

impl<T: Show> Show for VecDeque<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        entries(Kind::List, this.len(), this.iter(), w);
        own_words(this, w);
        w.num("cap", this.capacity() as u64);
    }
}

impl<T: Show> Show for LinkedList<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        entries(Kind::List, this.len(), this.iter(), w);
        own_words(this, w);
    }
}

impl<T: Show> Show for BTreeSet<T> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        entries(Kind::List, this.len(), this.iter(), w);
        own_words(this, w);
    }
}

impl<T: Show, S> Show for HashSet<T, S> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        entries(Kind::Set, this.len(), this.iter(), w);
        own_words(this, w);
        w.num("cap", this.capacity() as u64);
    }
}

impl<K: Show, V: Show> Show for BTreeMap<K, V> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        pairs(Kind::Map, this.len(), this.iter(), w);
        own_words(this, w);
    }
}

impl<K: Show, V: Show, S> Show for HashMap<K, V, S> {
    unsafe fn show(this: *const Self, w: &mut Writer<'_>) {
        // SAFETY: alive, says the contract of `Show::show`.
        let this = unsafe { &*this };
        pairs(Kind::Map, this.len(), this.iter(), w);
        own_words(this, w);
        w.num("cap", this.capacity() as u64).flag("hashed", true);
    }
}
