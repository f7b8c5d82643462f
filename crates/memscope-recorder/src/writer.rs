//! Writes one step as JSON, by hand: the recorder has no dependencies.

use crate::reach::Reach;
use crate::show::How;
use crate::words::words;

/// What a step may show at most, in values; what is left out is said.
const NODES: u32 = 1_000;
/// How many elements of one list are shown.
const ELEMENTS: usize = 32;
/// How many bytes of one text are shown.
pub(crate) const TEXT: usize = 512;
const DEPTH: u32 = 24;

/// A growing text, and what may be read while writing it.
pub struct W<'s> {
    out: String,
    depth: u32,
    nodes: u32,
    /// Heap addresses that were already shown in this step.
    seen: Vec<usize>,
    /// Blocks of this step that begin with two counts.
    counted: Vec<usize>,
    reach: Reach<'s>,
}

impl<'s> W<'s> {
    /// Writes a step after what `out` holds.
    pub(crate) fn new(out: String, reach: Reach<'s>) -> Self {
        Self {
            out,
            depth: 0,
            nodes: 0,
            seen: Vec::new(),
            counted: Vec::new(),
            reach,
        }
    }

    /// What was written.
    pub(crate) fn into_text(self) -> String {
        self.out
    }

    /// The blocks shown so far that begin with two counts, by address.
    pub(crate) fn counted(&self) -> &[usize] {
        &self.counted
    }

    /// Notes that a block begins with two counts.
    pub(crate) fn note_counted(&mut self, block: usize) {
        self.counted.push(block);
    }

    /// Opens an object.
    pub(crate) fn open(&mut self) -> &mut Self {
        self.comma();
        self.out.push('{');
        self
    }

    /// Closes an object.
    pub(crate) fn shut(&mut self) -> &mut Self {
        self.out.push('}');
        self
    }

    /// A list of numbers in an open list.
    pub(crate) fn numbers(&mut self, numbers: &[u64]) {
        self.comma();
        self.out.push('[');
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.number(*number);
        }
        self.out.push(']');
    }

    /// Begins a pair in an open list; [`Self::between`] stands between its halves, [`Self::close`] ends it.
    pub(crate) fn pair(&mut self) {
        self.comma();
        self.out.push('[');
    }

    /// Between the halves of a pair.
    pub(crate) fn between(&mut self) {
        self.out.push(',');
    }

    /// A number under a key.
    pub fn num(&mut self, key: &str, value: u64) -> &mut Self {
        self.key(key);
        self.number(value);
        self
    }

    /// A number by itself.
    pub fn number(&mut self, mut value: u64) {
        let mut digits = [0u8; 20];
        let mut at = 20;
        loop {
            at -= 1;
            digits[at] = b'0' + (value % 10) as u8;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.out
            .push_str(std::str::from_utf8(&digits[at..]).unwrap_or("0"));
    }

    fn key(&mut self, key: &str) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// A text under a key.
    pub fn str(&mut self, key: &str, value: &str) -> &mut Self {
        self.key(key);
        self.quoted(value);
        self
    }

    /// A text by itself.
    pub fn quoted(&mut self, value: &str) {
        self.out.push('"');
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                c if (c as u32) < 0x20 => {
                    use std::fmt::Write;
                    let _ = write!(self.out, "\\u{:04x}", c as u32);
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// A value that std can print.
    pub fn shown(&mut self, key: &str, value: &dyn std::fmt::Display) -> &mut Self {
        let text = value.to_string();
        self.str(key, &text)
    }

    /// True or false under a key.
    pub fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.key(key);
        self.out.push_str(if value { "true" } else { "false" });
        self
    }

    /// Opens a list.
    pub fn list(&mut self, key: &str) -> &mut Self {
        self.key(key);
        self.out.push('[');
        self
    }

    /// Closes a list.
    pub fn close(&mut self) -> &mut Self {
        self.out.push(']');
        self
    }

    fn comma(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }

    /// A named part: `["name", value]` in an open list.
    pub fn part(&mut self, name: &str) {
        self.comma();
        self.out.push('[');
        self.quoted(name);
        self.out.push(',');
    }

    /// Ends a named part.
    pub fn end_part(&mut self) {
        self.out.push(']');
    }

    /// How many elements of a list of this length are shown: of one that comes late in a full step, fewer.
    pub fn fitting(&self, len: usize) -> usize {
        len.min(ELEMENTS)
            .min(NODES.saturating_sub(self.nodes) as usize)
    }

    /// Closes a list of which not all may have been shown.
    pub fn close_list(&mut self, len: usize, shown: usize) {
        self.close();
        if len > shown {
            self.num("more", (len - shown) as u64);
        }
    }

    /// An element of an open list.
    pub fn element(&mut self) {
        self.comma();
    }

    /// A child value under a key.
    pub fn under(&mut self, key: &str) {
        self.key(key);
    }

    /// A whole value: address, size and type first, then what its type shows.
    ///
    /// # Safety
    /// At this address there is a live value of the type that `how` is about.
    pub unsafe fn child(&mut self, at: *const u8, how: &How) {
        self.node(at as usize, how.size, how.name, |w| {
            // SAFETY: the caller says that there is such a value.
            unsafe { (how.show)(at, w) }
        });
    }

    /// A value of any kind; `what` writes kind and content.
    pub fn node(&mut self, at: usize, size: usize, ty: &str, what: impl FnOnce(&mut Self)) {
        self.out.push('{');
        self.num("a", at as u64).num("n", size as u64).str("t", ty);
        self.nodes += 1;
        if size > 0 && self.reach.gone(at, size) {
            self.str("k", "moved");
        } else if self.depth >= DEPTH || self.nodes > NODES {
            self.str("k", "cut");
        } else {
            self.depth += 1;
            what(self);
            self.depth -= 1;
        }
        self.out.push('}');
    }

    /// The words of a value that is at hand.
    pub(crate) fn words_of<T: ?Sized>(&mut self, value: &T) {
        // SAFETY: the bytes of a live value may be read.
        unsafe { self.words((&raw const *value).cast(), size_of_val(value)) };
    }

    /// The words of a value that nobody describes: where they point tells who holds which block.
    ///
    /// # Safety
    /// The bytes may be read.
    pub unsafe fn words(&mut self, at: *const u8, size: usize) {
        // SAFETY: the caller says that they may.
        let words = unsafe { words(at, size) };
        if words.is_empty() {
            return;
        }
        self.list("w");
        for word in words {
            self.element();
            self.number(word as u64);
        }
        self.close();
    }

    /// May these bytes be read now?
    pub fn readable(&self, at: usize, size: usize) -> bool {
        size == 0 || self.reach.readable(at, size)
    }

    /// True the first time in this step that a heap value is reached.
    pub fn first(&mut self, at: usize) -> bool {
        let new = !self.seen.contains(&at);
        if new {
            self.seen.push(at);
        }
        new
    }
}
