//! The questions, and what is kept of their answers.
//!
//! ```text
//! Cell -> Probe (text in a copy) -> what the compiler says -> Answers
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::report::Permission;

impl Permission {
    /// The expression that does it to a place.
    pub(super) fn probe(self, place: &str) -> String {
        match self {
            Self::Read => format!("crate::__memscope::r(&{place})"),
            Self::Write => format!("crate::__memscope::w(&mut {place})"),
            Self::Assign => format!("{place} = crate::__memscope::a()"),
            Self::Move => format!("crate::__memscope::t({place})"),
        }
    }
}

/// What is asked of one place at one point: the point, the place, the act.
pub(super) type Cell = (usize, usize, Permission);

/// A probe of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Probe {
    /// Does what the borrow checker must refuse; when it does not, it never came to this point.
    Sentinel { point: usize },
    /// Asks whether a place permits an act.
    Ask(Cell),
    /// Moves a fresh value beside the move probe with this number: refused if control can come round again. The value
    /// is declared before the loop at this level, counted from the innermost.
    Token { of: usize, level: usize },
    /// Takes the place once more, right after the move probe with this number: refused unless a move copies.
    Again { of: usize },
}

/// The questions about one point, which one copy answers.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// Index of the plan.
    pub(super) subject: usize,
    pub(super) point: usize,
    pub(super) cells: Vec<(usize, Permission)>,
    /// How often its questions were asked before.
    pub(super) round: usize,
}

/// Questions about many points, which one copy answers. Which go together, and why, stands in `survey.rs`.
#[derive(Debug, Clone)]
pub(super) struct Survey {
    /// Index of the plan.
    pub(super) subject: usize,
    pub(super) kind: SurveyKind,
    pub(super) cells: Vec<Cell>,
    /// How often its questions were asked before.
    pub(super) round: usize,
}

/// What a survey asks, which decides how its probes are written and what their answers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SurveyKind {
    /// Whether variables that hold no borrow are pristine, at every point; and which points are reached.
    Owners,
    /// The same of variables that may hold one.
    Holders,
    /// Everything about each variable at its model's point, as it is declared.
    Models,
    /// Whether a variable was moved, by arms that move it themselves.
    Moved,
    /// Whether a holder has expired: one point for each.
    Expired,
    /// What is left where a variable is borrowed.
    Rest,
    /// The same, of variables as they are declared.
    RestAsDeclared,
}

/// One copy's worth of questions.
#[derive(Debug, Clone)]
pub(super) enum Job {
    Survey(Survey),
    Task(Task),
}

impl Job {
    pub(super) fn subject(&self) -> usize {
        match self {
            Self::Survey(survey) => survey.subject,
            Self::Task(task) => task.subject,
        }
    }
}

/// The answers for one function.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Refused, and why (more than one rule may forbid it). Empty: allowed.
    pub(super) cells: BTreeMap<Cell, Vec<Finding>>,
    /// The borrow checker came to the body.
    pub(super) reached: bool,
    /// Points that control never comes to.
    pub(super) unreachable: BTreeSet<usize>,
    /// Closures that a move copies: the type checker does not say that of closures in time.
    pub(super) copied: BTreeSet<usize>,
    /// Points whose copy did not pass the type checker, and why.
    pub(super) spoiled: BTreeMap<usize, Finding>,
}
