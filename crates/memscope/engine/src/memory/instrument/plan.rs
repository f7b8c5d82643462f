//! What a walk over a source finds out: where memory is written down, what is declared, what is inserted.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use super::choices::Choices;
use crate::memory::model::StepKind;
use crate::splice::Edits;

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
    /// Behind this byte its name does not occur any more, and no loop leads back to where it does.
    pub(crate) last_use: usize,
    /// What it captures, when it is declared as a closure and its text says so.
    pub(crate) captures: Option<Vec<String>>,
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
    pub(crate) places: BTreeSet<(usize, usize)>,
    /// `x` in `Point { x }`.
    pub(crate) shorthands: HashSet<(usize, usize)>,
    /// Receivers by where the method's name starts.
    pub(crate) receivers: BTreeMap<usize, Range<usize>>,
    /// Operands, of two the left one, by the operation's span.
    pub(crate) operands: BTreeMap<(usize, usize), Range<usize>>,
    /// Callees by the call's span.
    pub(crate) callees: BTreeMap<(usize, usize), Range<usize>>,
    /// Closures by where they start.
    pub(crate) closures: BTreeMap<usize, Range<usize>>,
    /// Names in patterns.
    pub(crate) patterns: BTreeMap<(usize, usize), Pattern>,
    /// All spellings of the names in patterns, and which names stand in one choice.
    pub(crate) choices: Choices,
    /// Literals with a `..base`: the base, and the fields that it gives.
    pub(crate) bases: BTreeMap<(usize, usize), (Range<usize>, Vec<String>)>,
    /// Assignments: the target's span, where text runs after the statement.
    pub(crate) assignments: Vec<(Range<usize>, Range<usize>)>,
    /// Whole statements, and where text runs after them.
    pub(crate) statements: Vec<Range<usize>>,
}

/// A name that a pattern binds.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub(crate) name: String,
    /// What is next to where it is bound.
    pub(crate) near: Range<usize>,
    /// It is bound after that (a `let`), not before it (a body).
    pub(crate) after: bool,
    /// The last step on the way to it in the pattern.
    pub(crate) label: String,
    /// The place that it takes, where an expression names that.
    pub(crate) place: Option<String>,
}
