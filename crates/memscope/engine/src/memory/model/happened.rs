//! What can happen between two steps, typed.

use super::kinds::Flag;
use super::value::Part;

/// Something that happened, before anybody puts it into words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Happened {
    /// A block was taken.
    Allocated { block: u32, size: u64 },
    /// A block became another one.
    Grown {
        from: u32,
        was: u64,
        block: u32,
        size: u64,
    },
    /// A block was given back.
    Freed { block: u32, size: u64 },
    /// A variable was moved out of as a whole.
    Moved { place: String },
    /// A named part was moved out: `letter.text`; to a variable, where the source shows that.
    MovedPart { place: String, to: Option<String> },
    /// A part was moved out that the source does not name.
    MovedSome { variable: String },
    /// A value's `Drop::drop` is called. `rest`: a part was moved out before.
    Dropping {
        place: String,
        variable: u32,
        rest: bool,
    },
    /// A value was dropped.
    Dropped {
        place: String,
        variable: u32,
        rest: bool,
    },
    /// A strong or weak count changed.
    Counted {
        block: u32,
        place: String,
        count: Count,
        from: u64,
        to: u64,
    },
    /// A borrow flag or a lock changed.
    Flagged { place: String, was: Flag, now: Flag },
    /// The program printed to standard output.
    Printed(String),
    /// It printed to standard error.
    Complained(String),
    /// It panicked, with this on standard error.
    Panicked(String),
    /// A function returned a value.
    Returned {
        function: String,
        content: Box<Part>,
        /// Where it points, for a reference.
        target: Option<Target>,
    },
    /// A block was read or written after it was freed.
    Touched {
        block: u32,
        offset: u64,
        write: bool,
    },
    /// A block was freed once more.
    FreedAgain { block: u32 },
    /// A borrow left that ends with its statement or function: of a variable, or of a value without a name.
    Lent { place: Option<String>, call: u32 },
    /// A value that is dropped was read out and stays: two owners.
    Twice { place: Option<String> },
    /// A write begins through a shared reference, on this line.
    Through { line: usize },
    /// What a reference points to is not what it was. `holder`: call and declaration of the variable.
    Behind {
        holder: (u32, u32),
        place: String,
        exclusive: bool,
    },
    /// So many more things happened.
    Lost(u64),
}

/// The two counts of an `Rc` or `Arc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    Strong,
    Weak,
}

impl Happened {
    pub(crate) fn freed_block(&self) -> Option<u32> {
        match self {
            Self::Freed { block, .. } => Some(*block),
            _ => None,
        }
    }

    pub(crate) fn counted_block(&self) -> Option<u32> {
        match self {
            Self::Counted { block, .. } => Some(*block),
            _ => None,
        }
    }

    /// Whether it is for the finder of accidents alone.
    pub(crate) fn is_silent(&self) -> bool {
        matches!(
            self,
            Self::Lent { .. } | Self::Twice { .. } | Self::Through { .. } | Self::Behind { .. }
        )
    }

    pub(crate) fn is_move(&self) -> bool {
        matches!(
            self,
            Self::Moved { .. } | Self::MovedPart { .. } | Self::MovedSome { .. }
        )
    }

    /// The variable whose drop is over.
    pub(crate) fn dropped(&self) -> Option<u32> {
        match self {
            Self::Dropped { variable, .. } => Some(*variable),
            _ => None,
        }
    }
}

/// What is known of a reference beside its link.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Target {
    pub(crate) address: u64,
    /// The type of what it points to, without paths.
    pub(crate) ty: String,
    /// How many elements or bytes, for slices and texts.
    pub(crate) length: Option<usize>,
}
