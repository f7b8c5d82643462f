//! What a walk over a source finds out: where memory is written down, what is declared, what is inserted.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use syn::spanned::Spanned;

use super::edits::Edits;
use crate::memory::model::StepKind;

/// A point of the program at which memory is written down.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// What happened there.
    pub(crate) kind: StepKind,
    /// The 1-based line on which it ends.
    pub(crate) line: usize,
    /// The 1-based line on which it starts.
    pub(crate) first_line: usize,
    /// Its bytes.
    pub(crate) span: Range<usize>,
    /// A statement that consists of others (`if`, `for`, a block): by itself it changes nothing.
    pub(crate) compound: bool,
}

/// A variable as the source declares it.
#[derive(Debug, Clone)]
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) deferred: bool,
    pub(crate) span: Range<usize>,
}

/// A function or closure.
#[derive(Debug, Clone)]
pub(crate) struct Called {
    pub(crate) name: String,
    pub(crate) line: usize,
}

/// What is known of a source after the walk.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) sites: Vec<Site>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) functions: Vec<Called>,
    /// For both the check and the run.
    pub(crate) watch: Edits,
    /// For the check only.
    pub(crate) ask: Edits,
    pub(crate) index: Index,
    /// The program has a global allocator of its own.
    pub(crate) own_allocator: bool,
}

/// Where the expressions are that a move can be reported at.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Paths, fields and dereferences, by span.
    pub(crate) places: HashSet<(usize, usize)>,
    /// `x` in `Point { x }`.
    pub(crate) shorthands: HashSet<(usize, usize)>,
    /// Receivers by where the method's name starts.
    pub(crate) receivers: BTreeMap<usize, Range<usize>>,
    /// Left operands by the operation's span.
    pub(crate) operands: BTreeMap<(usize, usize), Range<usize>>,
    /// Callees by the call's span.
    pub(crate) callees: BTreeMap<(usize, usize), Range<usize>>,
    /// Closures by where they start.
    pub(crate) closures: BTreeMap<usize, Range<usize>>,
    /// Names in patterns, and what is next to where they are bound: after it (a `let`) or before it (a body).
    pub(crate) patterns: BTreeMap<(usize, usize), (Range<usize>, bool)>,
    /// Bases of `..base`.
    pub(crate) bases: HashSet<(usize, usize)>,
    /// Assignments: the target's span, where text runs after the statement.
    pub(crate) assignments: Vec<(Range<usize>, Range<usize>)>,
    /// Whole statements, and where text runs after them.
    pub(crate) statements: Vec<Range<usize>>,
}

/// The bytes of a node.
pub(crate) fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}
