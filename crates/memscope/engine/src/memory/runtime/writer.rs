//! Writes one step as JSON, by hand: the recorder has no dependencies.

use crate::show::How;
use crate::state::Ranges;

/// What a step may show at most, in values; what is left out is said.
const NODES: u32 = 1_000;
/// How many elements of one list are shown.
const ELEMENTS: usize = 32;
/// How many bytes of one text are shown.
pub const TEXT: usize = 512;
const DEPTH: u32 = 24;

/// A growing text, and what may be read while writing it.
pub struct W {
    pub out: String,
    depth: u32,
    nodes: u32,
    /// Heap addresses that were already shown in this step.
    pub seen: Vec<usize>,
    /// Blocks of this step that begin with two counts.
    pub counted: Vec<usize>,
    pub ranges: Ranges,
    /// What is looked for instead of written.
    pub search: Option<crate::search::Search>,
    /// The name of the part that comes next.
    pub label: String,
    /// Where the innermost value with parts in its own bytes lies, and whether it has any.
    inside: (usize, usize, bool),
}

impl W {
    pub fn new() -> Self {
        Self {
            out: String::new(),
            depth: 0,
            nodes: 0,
            seen: Vec::new(),
            counted: Vec::new(),
            ranges: Ranges::default(),
            search: None,
            label: String::new(),
            inside: (0, 0, false),
        }
    }

    /// Begins a new step.
    pub fn clear(&mut self) {
        self.out.clear();
        self.seen.clear();
        self.counted.clear();
        self.depth = 0;
        self.nodes = 0;
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(text);
        self
    }

    pub fn num(&mut self, key: &str, value: u64) -> &mut Self {
        self.key(key);
        self.number(value);
        self
    }

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

    pub fn str(&mut self, key: &str, value: &str) -> &mut Self {
        self.key(key);
        self.quoted(value);
        self
    }

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

    pub fn close(&mut self) -> &mut Self {
        self.out.push(']');
        self
    }

    fn comma(&mut self) {
        if !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }

    /// A named part: `["name", value]` in an open list.
    pub fn part(&mut self, name: &str) {
        self.comma();
        self.out.push('[');
        self.quoted(name);
        self.out.push(',');
        name.clone_into(&mut self.label);
    }

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
    pub fn child(&mut self, at: *const u8, how: &How) {
        if self.search.is_some() {
            return self.seek(at as usize, how);
        }
        self.node(at as usize, how.size, how.name, |w| unsafe {
            (how.show)(at, w)
        });
    }

    /// Walks a value in search of something.
    fn seek(&mut self, at: usize, how: &How) {
        let (start, size, _) = self.inside;
        if start <= at && at + how.size <= start + size {
            self.inside.2 = true;
        }
        self.looks_at(at, how.size, how.name);
        let outer = std::mem::replace(&mut self.inside, (at, how.size, false));
        let gone = how.size > 0 && self.ranges.gone(at, how.size, how.name);
        self.node(at, how.size, how.name, |w| unsafe {
            (how.show)(at as *const u8, w)
        });
        let (.., has_parts) = std::mem::replace(&mut self.inside, outer);
        if how.drops && !gone {
            self.drops(has_parts);
        }
    }

    /// A value of any kind; `what` writes kind and content.
    pub fn node(&mut self, at: usize, size: usize, ty: &str, what: impl FnOnce(&mut Self)) {
        self.out.push('{');
        self.num("a", at as u64).num("n", size as u64).str("t", ty);
        self.nodes += 1;
        if size > 0 && self.ranges.gone(at, size, ty) {
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

    /// The words of a value that nobody describes: where they point tells who holds which block.
    pub fn words(&mut self, at: *const u8, size: usize) {
        const WORDS: usize = 16;
        let word = size_of::<usize>();
        if at as usize % word != 0 || size < word {
            return;
        }
        self.list("w");
        for index in 0..(size / word).min(WORDS) {
            let value = unsafe {
                at.cast::<std::mem::MaybeUninit<usize>>()
                    .add(index)
                    .read_volatile()
            };
            self.element();
            self.number(unsafe { value.assume_init() } as u64);
        }
        self.close();
    }

    /// May these bytes be read now?
    pub fn readable(&self, at: usize, size: usize) -> bool {
        size == 0 || self.ranges.readable(at, size)
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
