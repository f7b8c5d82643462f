//! The answer, as it stands in the JSON (version 1; every field is described in `docs/json.md`).

use serde::{Deserialize, Serialize};

use crate::words::words;

/// The whole answer for one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The version of this format.
    pub version: u32,
    /// The file, as the caller named it.
    pub file: String,
    /// One table a function.
    pub functions: Vec<Table>,
    /// What the compiler itself says about the unchanged program: errors only.
    pub diagnostics: Vec<Said>,
}

/// One function's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// As [`crate::source::Function::name`].
    pub name: String,
    /// The line of `fn`.
    pub line: usize,
    /// One step a statement, in the order in which statements end.
    pub steps: Vec<Step>,
    /// The same for the openings of bodies: what the bindings allow before the first statement.
    pub entries: Vec<Step>,
    /// Expressions that ask for a permission which is missing.
    pub refused: Vec<Said>,
    /// Why there is no table, where there is none.
    pub no_table: Option<String>,
}

/// The state after one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The 1-based line on which the statement ends.
    pub line: usize,
    /// The 1-based line on which the statement starts.
    pub start_line: usize,
    /// Its index in [`crate::source::Function::statements`] (or `entries`).
    pub index: usize,
    /// What it is the state after.
    pub kind: StepKind,
    /// Every place in scope.
    pub places: Vec<Place>,
}

/// One place after one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// `s`, `*r`, `point.x`, `v[0]`.
    pub place: String,
    /// Its type, as the compiler names it; empty when the compiler does not know it there.
    #[serde(rename = "type")]
    pub ty: String,
    /// `&place` compiles here.
    pub read: bool,
    /// `&mut place` compiles here.
    pub write: bool,
    /// `place = value` compiles here.
    pub assign: bool,
    /// The value can be taken out here (for a `Copy` type: copied).
    #[serde(rename = "move")]
    pub moves: bool,
    /// A move copies.
    pub copy: bool,
    /// What the place holds.
    pub state: State,
    /// Why each missing permission is missing.
    pub reasons: Vec<Reason>,
}

words! {
    /// What a [`Step`] is the state after.
    StepKind {
        /// A statement.
        Statement = "statement",
        /// The value of a block: its names end with it.
        Tail = "tail",
        /// The opening of a body.
        Entry = "entry",
    }
}

words! {
    /// What may be done to a place.
    Permission {
        /// `&place`
        Read = "read",
        /// `&mut place`
        Write = "write",
        /// `place = value`
        Assign = "assign",
        /// `place` by value
        Move = "move",
    }
}

impl Permission {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Read, Self::Write, Self::Assign, Self::Move];
}

words! {
    /// What a place holds.
    State {
        /// A value, all of it, and nothing borrows it.
        Live = "live",
        /// No value yet.
        Uninitialised = "uninitialised",
        /// None any more.
        Moved = "moved",
        /// None any more on one of the ways that lead here.
        MaybeMoved = "maybe moved",
        /// A part of it was moved out.
        PartlyMoved = "partly moved",
        /// Borrowed with `&`.
        Borrowed = "borrowed",
        /// Borrowed with `&mut`.
        MutablyBorrowed = "mutably borrowed",
        /// A use would stretch a borrow over what the borrow forbids.
        Expired = "expired",
        /// Control never comes here.
        Unreachable = "unreachable",
        /// It could not be asked.
        NotAsked = "not asked",
    }
}

words! {
    /// The rules by which a permission is refused.
    Rule {
        /// The place has no value yet.
        Uninitialised = "not yet initialised",
        /// Its value was moved.
        Moved = "moved",
        /// A part of its value was.
        PartlyMoved = "partly moved",
        /// The next round of the loop would move it again.
        MovedAgain = "moved again in a loop",
        /// It is borrowed with `&`.
        BorrowedShared = "borrowed shared",
        /// It is borrowed with `&mut`.
        BorrowedMutably = "borrowed mutably",
        /// It lies behind a reference.
        BehindReference = "behind a reference",
        /// Its variable is not declared `mut`.
        NotMut = "not declared mut",
        /// It was declared without `mut`, and given its value.
        AlreadyAssigned = "already assigned",
        /// A use would stretch a borrow over what the borrow forbids.
        Expired = "expired",
        /// Nothing is moved out of there.
        CannotMoveOut = "cannot be moved out",
        /// Its type has no fixed size.
        Unsized = "no fixed size",
        /// Control never comes here.
        Unreachable = "unreachable",
        /// It could not be asked.
        NotAsked = "not asked",
    }
}

impl Rule {
    /// Whether the place is borrowed, in either way.
    pub fn is_borrow(self) -> bool {
        matches!(self, Self::BorrowedShared | Self::BorrowedMutably)
    }
}

/// What is said of a variable around a closure, in that closure.
pub(super) const INSIDE_CLOSURE: &str =
    "inside a closure only its own bindings are asked: to ask about another would capture it";

/// Why permissions are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which permissions.
    pub permissions: Vec<Permission>,
    /// The rule.
    pub kind: Rule,
    /// The compiler's code.
    pub code: Option<String>,
    /// The compiler's message.
    pub message: String,
    /// The lines it points to.
    pub lines: Vec<Pointer>,
    /// For a borrow: the line on which it is used last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_use: Option<usize>,
    /// What the compiler's words say, as data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
}

/// Where a move or a borrow is, read off the compiler's labels. All lines are 1-based.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Because {
    /// The value was moved on this line.
    Moved {
        /// The first line with a move that comes here.
        line: usize,
    },
    /// Something borrows the place.
    Borrowed {
        /// Where the borrow was taken.
        since: usize,
    },
    /// A use would stretch a borrow over something that the borrow forbids.
    Expired {
        /// Where the borrow was taken; absent where the compiler does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<usize>,
        /// The line that the borrow must not last beyond.
        across: usize,
        /// What happens to the borrowed value there.
        how: Conflict,
        /// What was borrowed, where the compiler names it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
    },
}

/// What a borrow does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conflict {
    /// The borrowed value is borrowed anew, assigned to, or used.
    Used,
    /// It is moved away.
    Moved,
    /// It is dropped.
    Dropped,
}

/// A line that the compiler points to, with what it says there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pointer {
    /// 1-based.
    pub line: usize,
    /// The label.
    pub label: String,
}

/// Something the compiler says about the unchanged program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The 1-based line it is about.
    pub line: usize,
    /// The 1-based column, in characters.
    pub column: usize,
    /// The expression it is about.
    pub expression: String,
    /// The permission that the expression asks for, where the borrow checker refused one.
    pub permission: Option<Permission>,
    /// The compiler's code.
    pub code: Option<String>,
    /// The compiler's message.
    pub message: String,
    /// All lines it points to.
    pub lines: Vec<Pointer>,
}
