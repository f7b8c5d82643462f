//! The recorder's log, line by line.

use std::collections::BTreeMap;

use serde::Deserialize;

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
    After {
        after: Vec<Event>,
    },
    Stop {
        stop: Stopped,
    },
}

/// Why a log ends early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stopped {
    /// There were more steps than are recorded.
    Steps,
    /// The program held more memory than it may.
    Memory,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Step {
    #[serde(rename = "s")]
    pub(crate) site: u32,
    #[serde(rename = "th")]
    pub(crate) thread: usize,
    /// The site at which control left ahead of the end that `site` is.
    #[serde(default)]
    pub(crate) leaving: Option<u32>,
    /// The program panicked on this line …
    #[serde(default)]
    pub(crate) panic: Option<usize>,
    /// … of this file.
    #[serde(default)]
    pub(crate) file: String,
    /// What the function returns that ends here.
    #[serde(rename = "ret", default)]
    pub(crate) returned: Option<Node>,
    pub(crate) out: u64,
    pub(crate) err: u64,
    #[serde(rename = "unwind")]
    pub(crate) unwinding: bool,
    /// The block that turned out to be standard output's buffer.
    #[serde(default)]
    pub(crate) buffer: Option<u32>,
    #[serde(rename = "ev")]
    pub(crate) events: Vec<Event>,
    #[serde(default)]
    pub(crate) lost: u64,
    /// After lost events: number, address, size and alignment of every live block.
    #[serde(default)]
    pub(crate) all: Vec<(u32, u64, u64, u64)>,
    pub(crate) threads: Vec<Thread>,
    /// Number, strong and weak count of blocks whose handles no variable shows.
    pub(crate) counts: Vec<(u32, u64, u64)>,
}

impl Step {
    /// The values of all variables.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Node> {
        let frames = self.threads.iter().flat_map(|thread| &thread.frames);
        let variables = frames.flat_map(|frame| match frame {
            Frame::Real { variables, .. } => variables.as_slice(),
            Frame::Hidden { .. } => &[],
        });
        variables.filter_map(|variable| variable.value.as_ref())
    }
}

/// What happened between two steps; the recorder's `Event` says what each is.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "e", rename_all = "lowercase")]
pub(crate) enum Event {
    Alloc {
        #[serde(rename = "b")]
        block: u32,
        #[serde(rename = "a")]
        at: u64,
        #[serde(rename = "n")]
        size: u64,
        #[serde(rename = "al")]
        align: u64,
        #[serde(rename = "p")]
        of_panic: bool,
    },
    Free {
        #[serde(rename = "b")]
        block: u32,
        #[serde(rename = "a")]
        at: u64,
    },
    Grow {
        #[serde(rename = "f")]
        from: u32,
        #[serde(rename = "fn")]
        from_size: u64,
        #[serde(rename = "b")]
        block: u32,
        #[serde(rename = "a")]
        at: u64,
        #[serde(rename = "n")]
        size: u64,
        #[serde(rename = "al")]
        align: u64,
        #[serde(rename = "p")]
        of_panic: bool,
    },
    Move {
        #[serde(rename = "id")]
        variable: u32,
    },
    MovePart {
        #[serde(rename = "id")]
        variable: u32,
        #[serde(default)]
        place: String,
        #[serde(default)]
        to: String,
    },
    Printed {
        to: u64,
    },
    Count {
        #[serde(rename = "b")]
        block: u32,
        strong: u64,
        weak: u64,
    },
    Out {
        #[serde(rename = "id")]
        variable: u32,
        #[serde(rename = "st")]
        state: State,
        #[serde(rename = "d")]
        drops: bool,
    },
    Touch {
        #[serde(rename = "b")]
        block: u32,
        #[serde(rename = "o")]
        offset: u64,
        #[serde(rename = "w")]
        write: bool,
    },
    Again {
        #[serde(rename = "b")]
        block: u32,
    },
    Passing {
        #[serde(rename = "c")]
        call: u32,
        #[serde(rename = "a")]
        at: u64,
        #[serde(rename = "n")]
        size: u64,
    },
    Twice {
        #[serde(rename = "a")]
        at: u64,
    },
    Through {
        #[serde(rename = "l")]
        line: usize,
    },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Thread {
    #[serde(rename = "th")]
    pub(crate) index: usize,
    pub(crate) name: String,
    pub(crate) frames: Vec<Frame>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Frame {
    Hidden {
        hidden: u32,
    },
    Real {
        #[serde(rename = "f")]
        function: u32,
        #[serde(rename = "c")]
        call: u32,
        #[serde(rename = "vars")]
        variables: Vec<Variable>,
    },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Variable {
    pub(crate) id: u32,
    #[serde(rename = "st")]
    pub(crate) state: State,
    #[serde(rename = "a", default)]
    pub(crate) at: u64,
    #[serde(rename = "n", default)]
    pub(crate) size: u64,
    #[serde(rename = "t", default)]
    pub(crate) ty: String,
    /// Its type has something to drop.
    #[serde(rename = "d", default)]
    pub(crate) drops: bool,
    #[serde(rename = "v", default)]
    pub(crate) value: Option<Node>,
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
        self.each(&mut |node| {
            if let (PartKind::Rc | PartKind::Arc, Some(at), Some(to)) = (node.k, node.b, &node.to) {
                contents.insert(at, to);
            }
        });
    }

    /// Does something with it, with all values in it and with those behind it.
    pub(crate) fn each<'a>(&'a self, work: &mut impl FnMut(&'a Self)) {
        work(self);
        let pairs = self.en.iter().flat_map(|(key, value)| [key, value]);
        let fields = self.f.iter().map(|(_, part)| part);
        let inside = fields
            .chain(&self.el)
            .chain(pairs)
            .chain(self.to.as_deref());
        inside.for_each(|part| part.each(work));
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
mod round_trip;

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
