//! The record of a run, as JSON version 1 gives it.
//!
//! ```text
//! Record -> Step -> Frame -> Variable -> Part (fields, elements, entries, what a pointer points to)
//!                -> Block -> Part         (what the bytes of a heap block hold, by offset)
//!                -> Event                 (allocated, grown, freed, moved, dropped, printed …)
//! ```

mod happened;
mod kinds;
mod value;

use serde::{Deserialize, Serialize};

pub(crate) use happened::{Count, Happened, Target};
pub use kinds::{
    BlockState, Borrow, Borrows, EventKind, Flag, LinkTo, Mode, PartKind, State, StepKind, Unit,
};
pub use value::{Link, Part, Reach, Slot};

/// Every step of one run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The version of this format: 1.
    pub version: u32,
    /// The file, as the caller named it.
    pub file: String,
    /// The test that was run in the place of `main`, if one was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub test: Option<String>,
    /// The steps, in the order in which they happened.
    pub steps: Vec<Step>,
    /// What the program printed to standard output.
    pub stdout: String,
    /// What it printed to standard error.
    pub stderr: String,
    /// Its exit code; `null` when a signal ended it.
    pub exit: Option<i32>,
    /// How it ended, in words: `exit code 0`, `signal 6 (SIGABRT)`.
    pub ending: String,
    /// Why later steps are missing, when they are.
    pub truncated: Option<String>,
    /// Where `borrowed` and `maybe moved` come from.
    pub borrows: Borrows,
    /// Lines at which something could not be watched, so that steps or values may be missing there.
    pub unwatched: Vec<usize>,
    /// The blocks that were never freed, neither in `main` nor behind it.
    pub leaked: Vec<Leak>,
}

/// A block that was still there at the last step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Leak {
    /// The block's number.
    pub block: u32,
    /// Its size in bytes.
    pub size: u64,
    /// The line at whose step it was taken.
    pub line: usize,
}

/// Memory after one executed line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The 1-based line on which what was executed ends.
    pub line: usize,
    /// The 1-based line on which it starts.
    pub first_line: usize,
    /// What was executed.
    pub kind: StepKind,
    /// The thread that took the step: `main`, its given name, or `thread 2`.
    pub thread: String,
    /// Whether a panic is unwinding the stack.
    pub unwinding: bool,
    /// The thread's frames, `main` or the thread's first function first.
    pub frames: Vec<Frame>,
    /// The frames of the other threads that have any.
    pub other_threads: Vec<OtherThread>,
    /// The live blocks, those freed in this step, and freed ones that something still points to.
    pub heap: Vec<Block>,
    /// How many more blocks there are that are not listed.
    pub more_blocks: u64,
    /// What happened since the step before, in its order.
    pub events: Vec<Event>,
    /// The step in one or two sentences.
    pub text: String,
    /// What happened, before it was put into words.
    #[serde(skip)]
    pub(crate) happened: Vec<Happened>,
}

/// A thread that did not take the step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherThread {
    /// Its name.
    pub thread: String,
    /// Its frames.
    pub frames: Vec<Frame>,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// `main`, `Stack::push`, `main::{closure}`; empty for frames that were left out.
    pub function: String,
    /// The 1-based line of its name.
    pub line: usize,
    /// The number of the call, counted from 1 over the whole run.
    pub call: u32,
    /// How many frames were left out here to bound a deep recursion; 0 for a real frame.
    pub hidden: u32,
    /// Its variables, in the order of declaration.
    pub variables: Vec<Variable>,
}

/// One variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its type, without paths; empty while not known.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its size on the stack, in bytes.
    pub size: u64,
    /// How it stands.
    pub state: State,
    /// Its value in short, as text; `null` where there is none to show.
    pub value: Option<String>,
    /// The number of its declaration: the same name declared twice has two.
    pub id: u32,
    /// The 1-based line of its declaration.
    pub line: usize,
    /// Whether a later declaration hides this name.
    pub shadowed: bool,
    /// How it is borrowed; `null` when it is not.
    pub borrow: Option<Borrow>,
    /// Its content in full.
    pub content: Option<Part>,
}

/// A heap block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Its number, counted from 1 over the whole run.
    pub block: u32,
    /// Its size in bytes.
    pub size: u64,
    /// Its alignment in bytes.
    pub align: u64,
    /// Whether it is still there.
    pub state: BlockState,
    /// The place that owns it (`s`, `list.next`, `v[0]`; several for a shared one); `null` when no variable shows it.
    pub owner: Option<String>,
    /// The line at whose step it was taken.
    pub line: usize,
    /// What its bytes hold, where that is known.
    pub contents: Vec<Part>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The block concerned.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub block: Option<u32>,
    /// The block it was before, when it grew.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<u32>,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub size: Option<u64>,
    /// The place concerned.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<String>,
    /// The value that a function returned.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub content: Option<Part>,
    /// The event in words.
    pub text: String,
}
