//! Events: what happened between two steps, and how that is written.

use crate::json::Json;
use crate::words::VarState;

/// What happened between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The program took a block.
    Alloc {
        /// Its number.
        block: u32,
        /// Its address.
        at: usize,
        /// In bytes.
        size: usize,
        /// In bytes.
        align: usize,
        /// It asked for zeros.
        zeroed: bool,
        /// A panic took it for its message.
        of_panic: bool,
    },
    /// It gave a block back.
    Free {
        /// Its number.
        block: u32,
        /// Its address.
        at: usize,
    },
    /// It had a block grow or shrink into another one.
    Grow {
        /// The number of the old one; 0 when nobody knows it.
        from: u32,
        /// Its size.
        from_size: usize,
        /// The number of the new one.
        block: u32,
        /// Its address.
        at: usize,
        /// In bytes.
        size: usize,
        /// In bytes.
        align: usize,
        /// A panic did that for its message.
        of_panic: bool,
    },
    /// A variable was moved out of as a whole.
    Move {
        /// Its number.
        variable: u32,
    },
    /// A part of a variable was moved out.
    MovePart {
        /// The variable's number.
        variable: u32,
        /// The part's address.
        at: usize,
        /// In bytes.
        size: usize,
        /// The part as the source names it; nothing or empty where it does not.
        place: Option<&'a str>,
        /// The variable that it is given to, where the source shows that.
        to: Option<&'a str>,
    },
    /// Standard output has grown since the event or step before.
    Printed {
        /// Up to here.
        to: u64,
    },
    /// The counts of a block are others than they were.
    Count {
        /// Its number.
        block: u32,
        /// How many `Rc` or `Arc` share it.
        strong: usize,
        /// How many `Weak` do.
        weak: usize,
    },
    /// A variable goes out of scope.
    Out {
        /// Its number.
        variable: u32,
        /// How it stood until now.
        state: VarState,
        /// Whether anything is dropped.
        drops: bool,
    },
    /// A freed block was read or written.
    Touch {
        /// Its number.
        block: u32,
        /// From this byte on.
        offset: usize,
        /// Written.
        write: bool,
    },
    /// A freed block was given back once more.
    Again {
        /// Its number.
        block: u32,
        /// Its address.
        at: usize,
    },
    /// A borrow was detached of a value that ends with its statement, or with its function.
    Passing {
        /// The call.
        call: u32,
        /// The value's address.
        at: usize,
        /// In bytes.
        size: usize,
    },
    /// A value that is dropped was read out, and stays.
    Twice {
        /// Its address.
        at: usize,
        /// In bytes.
        size: usize,
    },
    /// A place is written that a shared reference leads to.
    Through {
        /// On this line.
        line: u32,
    },
}

impl Event<'_> {
    /// What the event is called in the log.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Alloc { .. } => "alloc",
            Self::Free { .. } => "free",
            Self::Grow { .. } => "grow",
            Self::Move { .. } => "move",
            Self::MovePart { .. } => "movepart",
            Self::Printed { .. } => "printed",
            Self::Count { .. } => "count",
            Self::Out { .. } => "out",
            Self::Touch { .. } => "touch",
            Self::Again { .. } => "again",
            Self::Passing { .. } => "passing",
            Self::Twice { .. } => "twice",
            Self::Through { .. } => "through",
        }
    }

    /// Whether the end of a block is worth a step because of it.
    pub(crate) fn ends_something(&self) -> bool {
        matches!(
            self,
            Self::Free { .. } | Self::Again { .. } | Self::Touch { .. }
        )
    }

    /// Writes it as an element of an open list.
    pub fn write(&self, json: &mut Json) {
        json.open().str("e", self.name());
        match *self {
            Self::Alloc {
                block,
                at,
                size,
                align,
                zeroed,
                of_panic,
            } => taken(json, block, at, size, align)
                .num("z", zeroed.into())
                .flag("p", of_panic),
            Self::Free { block, at } => json.num("b", block.into()).num("a", at as u64),
            Self::Grow {
                from,
                from_size,
                block,
                at,
                size,
                align,
                of_panic,
            } => {
                json.num("f", from.into()).num("fn", from_size as u64);
                taken(json, block, at, size, align).flag("p", of_panic)
            }
            Self::Move { variable } => json.num("id", variable.into()),
            Self::MovePart {
                variable,
                at,
                size,
                place,
                to,
            } => {
                json.num("id", variable.into());
                json.num("a", at as u64).num("n", size as u64);
                let named = [("place", place), ("to", to)];
                for (key, name) in named {
                    if let Some(name) = name {
                        json.str(key, name);
                    }
                }
                json
            }
            Self::Printed { to } => json.num("to", to),
            Self::Count {
                block,
                strong,
                weak,
            } => json
                .num("b", block.into())
                .num("strong", strong as u64)
                .num("weak", weak as u64),
            Self::Out {
                variable,
                state,
                drops,
            } => json
                .num("id", variable.into())
                .str("st", state.word())
                .flag("d", drops),
            Self::Touch {
                block,
                offset,
                write,
            } => json
                .num("b", block.into())
                .num("o", offset as u64)
                .flag("w", write),
            Self::Again { block, at } => json.num("b", block.into()).num("a", at as u64),
            Self::Passing { call, at, size } => json
                .num("c", call.into())
                .num("a", at as u64)
                .num("n", size as u64),
            Self::Twice { at, size } => json.num("a", at as u64).num("n", size as u64),
            Self::Through { line } => json.num("l", line.into()),
        }
        .end();
    }
}

fn taken(json: &mut Json, block: u32, at: usize, size: usize, align: usize) -> &mut Json {
    json.num("b", block.into())
        .num("a", at as u64)
        .num("n", size as u64)
        .num("al", align as u64)
}
