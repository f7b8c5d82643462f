//! The recorder's log, line by line.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Stopped;
use crate::memory::model::{Flag, Mode, PartKind, State};

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Line {
    Step(Box<Step>),
    Start {
        image: Vec<(u64, u64)>,
        /// Whether freed blocks are kept, and told who touches them.
        kept: bool,
    },
    Stop {
        stop: Stopped,
    },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Step {
    pub(crate) s: u32,
    /// The site at which control left ahead of the end that `s` is.
    #[serde(default)]
    pub(crate) leaving: Option<u32>,
    /// The program panicked on this line …
    #[serde(default)]
    pub(crate) panic: Option<usize>,
    /// … of this file.
    #[serde(default)]
    pub(crate) file: String,
    /// What the function returns that ends here.
    #[serde(default)]
    pub(crate) ret: Option<Node>,
    pub(crate) th: usize,
    pub(crate) out: u64,
    pub(crate) err: u64,
    pub(crate) unwind: bool,
    pub(crate) ev: Vec<Event>,
    #[serde(default)]
    pub(crate) lost: u64,
    /// After lost events: number, address, size and alignment of every live block.
    #[serde(default)]
    pub(crate) all: Vec<(u32, u64, u64, u64)>,
    pub(crate) threads: Vec<Thread>,
    /// Number, strong and weak count of blocks whose handles no variable shows.
    #[serde(default)]
    pub(crate) counts: Vec<(u32, u64, u64)>,
    /// The block that turned out to be standard output's buffer.
    #[serde(default)]
    pub(crate) buffer: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "e")]
pub(crate) enum Event {
    #[serde(rename = "alloc")]
    Alloc {
        b: u32,
        a: u64,
        n: u64,
        al: u64,
        /// A panic took it for its message.
        #[serde(default)]
        p: bool,
    },
    #[serde(rename = "free")]
    Free { b: u32, a: u64 },
    #[serde(rename = "grow")]
    Grow {
        f: u32,
        #[serde(rename = "fn")]
        from_size: u64,
        b: u32,
        a: u64,
        n: u64,
        al: u64,
        #[serde(default)]
        p: bool,
    },
    #[serde(rename = "move")]
    Move { id: u32 },
    #[serde(rename = "movepart")]
    MovePart {
        id: u32,
        /// The part as the source names it; empty where it does not.
        #[serde(default)]
        place: String,
        /// The variable that it is given to, where the source shows that.
        #[serde(default)]
        to: String,
    },
    /// Standard output has grown since the event or step before.
    #[serde(rename = "printed")]
    Printed { to: u64 },
    /// Counts are others than they were, in the middle of a step.
    #[serde(rename = "count")]
    Count { b: u32, strong: u64, weak: u64 },
    #[serde(rename = "out")]
    Out { id: u32, st: State, d: bool },
    /// A freed block was read or written at an offset.
    #[serde(rename = "touch")]
    Touch { b: u32, o: u64, w: bool },
    /// A freed block was given back once more.
    #[serde(rename = "again")]
    Again { b: u32 },
    /// A borrow was detached of a value that ends with its statement, or with its function.
    #[serde(rename = "passing")]
    Passing { c: u32, a: u64, n: u64 },
    /// A value that is dropped was read out, and stays.
    #[serde(rename = "twice")]
    Twice { a: u64 },
    /// A place is written that a shared reference leads to.
    #[serde(rename = "through")]
    Through { l: usize },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Thread {
    pub(crate) th: usize,
    pub(crate) name: String,
    pub(crate) frames: Vec<Frame>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Frame {
    Hidden { hidden: u32 },
    Real { f: u32, c: u32, vars: Vec<Variable> },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Variable {
    pub(crate) id: u32,
    pub(crate) st: State,
    #[serde(default)]
    pub(crate) a: u64,
    #[serde(default)]
    pub(crate) n: u64,
    #[serde(default)]
    pub(crate) t: String,
    /// Its type has something to drop.
    #[serde(default)]
    pub(crate) d: bool,
    #[serde(default)]
    pub(crate) v: Option<Node>,
}

/// A value as the recorder wrote it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Node {
    pub(crate) a: u64,
    pub(crate) n: u64,
    pub(crate) t: String,
    pub(crate) k: PartKind,
    /// A map whose entries lie in another order on every run.
    pub(crate) hashed: bool,
    pub(crate) v: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) var: Option<String>,
    pub(crate) p: Option<u64>,
    pub(crate) pn: Option<u64>,
    /// Tells one content of what it points to from another, where that matters.
    pub(crate) h: Option<u64>,
    pub(crate) b: Option<u64>,
    pub(crate) len: Option<u64>,
    pub(crate) cap: Option<u64>,
    pub(crate) m: Option<Mode>,
    pub(crate) flag: Option<Flag>,
    pub(crate) set: Option<bool>,
    pub(crate) poisoned: bool,
    pub(crate) strong: Option<u64>,
    pub(crate) weak: Option<u64>,
    pub(crate) w: Vec<u64>,
    pub(crate) f: Vec<(String, Node)>,
    pub(crate) el: Vec<Node>,
    pub(crate) en: Vec<(Node, Node)>,
    pub(crate) to: Option<Box<Node>>,
    pub(crate) more: Option<serde_json::Value>,
}

impl Node {
    /// Whether it is a closure: its type and size are known, and its words.
    pub(crate) fn is_closure(&self) -> bool {
        self.k == PartKind::Opaque && self.t.ends_with("{{closure}}")
    }

    /// The content of counted blocks, by the address that their handles hold.
    pub(crate) fn counted<'a>(&'a self, contents: &mut BTreeMap<u64, &'a Node>) {
        if let (PartKind::Rc | PartKind::Arc, Some(at), Some(to)) = (self.k, self.b, &self.to) {
            contents.insert(at, to);
        }
        let pairs = self.en.iter().flat_map(|(key, value)| [key, value]);
        let fields = self.f.iter().map(|(_, part)| part);
        let inside = fields
            .chain(&self.el)
            .chain(pairs)
            .chain(self.to.as_deref());
        inside.for_each(|part| part.counted(contents));
    }
}

/// A type's name without paths: `alloc::vec::Vec<main::Point>` becomes `Vec<Point>`.
pub(crate) fn short(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        let word = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '{' || c == '}' || c == ':'));
        let (path, after) = rest.split_at(word.unwrap_or(rest.len()));
        if path.ends_with("{{closure}}") {
            out.push_str("closure");
        } else {
            out.push_str(path.rsplit("::").next().unwrap_or(path));
        }
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            out.push(c);
        }
        rest = chars.as_str();
    }
    // Erased lifetimes say nothing.
    out.replace("'_, ", "").replace("<'_>", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_lose_their_paths() {
        assert_eq!(short("alloc::vec::Vec<main::Point>"), "Vec<Point>");
        assert_eq!(short("&mut [i32; 3]"), "&mut [i32; 3]");
        assert_eq!(short("main::main::{{closure}}"), "closure");
        assert_eq!(short("alloc::borrow::Cow<'_, str>"), "Cow<str>");
        assert_eq!(short("(u8, &str)"), "(u8, &str)");
    }
}
