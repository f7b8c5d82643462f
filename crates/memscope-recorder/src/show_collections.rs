//! Descriptions of std's collections, apart from `Vec`.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use crate::show::{Show, shown};
use crate::show_std::buffer;
use crate::writer::W;

impl<T: Show> Show for BinaryHeap<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        let elements = this.as_slice().as_ptr();
        // SAFETY: a heap is a vector, whose block begins with its elements.
        unsafe { buffer("vec", elements, this.len(), this.capacity(), w) };
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
        shown(one, w);
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
        w.pair();
        shown(key, w);
        w.between();
        shown(value, w);
        w.close();
    }
    w.close_list(len, fit);
}

impl<T: Show> Show for VecDeque<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        entries("list", this.len(), this.iter(), w);
        w.words_of(this);
        w.num("cap", this.capacity() as u64);
    }
}

impl<T: Show> Show for LinkedList<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        entries("list", this.len(), this.iter(), w);
        w.words_of(this);
    }
}

impl<T: Show> Show for BTreeSet<T> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        entries("list", this.len(), this.iter(), w);
        w.words_of(this);
    }
}

impl<T: Show, S> Show for HashSet<T, S> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        entries("set", this.len(), this.iter(), w);
        w.words_of(this);
        w.num("cap", this.capacity() as u64);
    }
}

impl<K: Show, V: Show> Show for BTreeMap<K, V> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        pairs("map", this.len(), this.iter(), w);
        w.words_of(this);
    }
}

impl<K: Show, V: Show, S> Show for HashMap<K, V, S> {
    unsafe fn show(this: *const Self, w: &mut W) {
        // SAFETY: `this` points to a live value.
        let this = unsafe { &*this };
        pairs("map", this.len(), this.iter(), w);
        w.words_of(this);
        w.num("cap", this.capacity() as u64).flag("hashed", true);
    }
}
