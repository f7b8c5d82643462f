//! What happens between two steps, and how the log says it.

use crate::blocks::Taken;
use crate::state::Stage;
use crate::writer::W;

/// Something that happened to memory or to a variable.
#[derive(Clone, Copy)]
pub(crate) enum Event {
    /// A block was taken.
    Taken {
        block: Taken,
        at: usize,
        zeroed: bool,
        /// A panic took it for its message.
        panics: bool,
    },
    /// A block was freed.
    Freed { block: u32, at: usize },
    /// A block grew or shrank into another one.
    Grown {
        /// Number and size of the old one; zeros when it was not known.
        from: (u32, usize),
        block: Taken,
        at: usize,
        panics: bool,
    },
    /// A variable was moved out of as a whole.
    Moved { variable: u32 },
    /// A part of a variable was moved out.
    PartMoved {
        variable: u32,
        at: usize,
        size: usize,
        /// The part, and the variable that it is given to, as the source names them.
        names: Option<(&'static str, &'static str)>,
    },
    /// Standard output has grown up to this byte.
    Printed { to: u64 },
    /// A variable went out of scope.
    Out {
        variable: u32,
        was: Stage,
        /// Its type has something to drop.
        drops: bool,
    },
}

impl Event {
    /// Whether the end of a block is worth a step after this: something was dropped or freed.
    pub(crate) fn ends_a_value(&self) -> bool {
        match self {
            Self::Freed { .. } => true,
            Self::Out { was, drops, .. } => *drops && *was != Stage::Moved,
            _ => false,
        }
    }

    /// Writes the event as one object; memscope's `replay/raw.rs` reads it.
    pub(crate) fn write(&self, w: &mut W) {
        w.open();
        match *self {
            Self::Taken {
                block,
                at,
                zeroed,
                panics,
            } => w
                .str("e", "alloc")
                .num("b", block.id.into())
                .num("a", at as u64)
                .num("n", block.size as u64)
                .num("al", block.align as u64)
                .num("z", zeroed.into())
                .flag("p", panics),
            Self::Freed { block, at } => w
                .str("e", "free")
                .num("b", block.into())
                .num("a", at as u64),
            Self::Grown {
                from: (from, from_size),
                block,
                at,
                panics,
            } => w
                .str("e", "grow")
                .num("f", from.into())
                .num("fn", from_size as u64)
                .num("b", block.id.into())
                .num("a", at as u64)
                .num("n", block.size as u64)
                .num("al", block.align as u64)
                .flag("p", panics),
            Self::Moved { variable } => w.str("e", "move").num("id", variable.into()),
            Self::PartMoved {
                variable,
                at,
                size,
                names,
            } => {
                w.str("e", "movepart")
                    .num("id", variable.into())
                    .num("a", at as u64)
                    .num("n", size as u64);
                match names {
                    Some((place, to)) => w.str("place", place).str("to", to),
                    None => w,
                }
            }
            Self::Printed { to } => w.str("e", "printed").num("to", to),
            Self::Out {
                variable,
                was,
                drops,
            } => w
                .str("e", "out")
                .num("id", variable.into())
                .str("st", was.word())
                .flag("d", drops),
        };
        w.shut();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::Blocks;
    use crate::reach::Reach;

    fn written(events: &[Event]) -> String {
        let blocks = Blocks::default();
        let mut w = W::new(String::new(), Reach::of(&blocks, &[]));
        for event in events {
            event.write(&mut w);
        }
        w.into_text()
    }

    const BLOCK: Taken = Taken {
        id: 3,
        size: 24,
        align: 8,
    };

    #[test]
    fn events_are_objects_with_the_names_that_memscope_reads() {
        let taken = Event::Taken {
            block: BLOCK,
            at: 4096,
            zeroed: true,
            panics: false,
        };
        let part = Event::PartMoved {
            variable: 1,
            at: 8,
            size: 2,
            names: Some(("p.\"x\"", "t")),
        };
        assert_eq!(
            written(&[taken, Event::Freed { block: 3, at: 4096 }, part]),
            "{\"e\":\"alloc\",\"b\":3,\"a\":4096,\"n\":24,\"al\":8,\"z\":1,\"p\":false},\
             {\"e\":\"free\",\"b\":3,\"a\":4096},\
             {\"e\":\"movepart\",\"id\":1,\"a\":8,\"n\":2,\"place\":\"p.\\\"x\\\"\",\"to\":\"t\"}"
        );
    }

    /// A name in an event is no event: what a variable was called, or that another one was moved, ends nothing.
    #[test]
    fn the_end_of_a_block_is_worth_a_step_when_something_ended() {
        let out = |was, drops| Event::Out {
            variable: 1,
            was,
            drops,
        };
        let part = Event::PartMoved {
            variable: 1,
            at: 8,
            size: 2,
            names: Some(("\"free\"", "t")),
        };
        for quiet in [
            out(Stage::Moved, true),
            out(Stage::Live, false),
            Event::Moved { variable: 1 },
            part,
        ] {
            assert!(!quiet.ends_a_value());
        }
        for loud in [
            out(Stage::Live, true),
            out(Stage::PartlyMoved, true),
            Event::Freed { block: 1, at: 8 },
        ] {
            assert!(loud.ends_a_value());
        }
    }
}
