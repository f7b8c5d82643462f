//! What a rejected program would have done, as JSON version 1 gives it.

use serde::{Deserialize, Serialize};

use crate::memory::Step;

/// The accident of one program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Accident {
    /// The version of this format: 1.
    pub version: u32,
    /// The file, as the caller named it.
    pub file: String,
    /// What would have happened first.
    pub outcome: Outcome,
    /// The 1-based line that does it; `null` where no line does.
    pub line: Option<usize>,
    /// The block concerned; `null` where none is.
    pub block: Option<u32>,
    /// The outcome in one sentence, without a capital or a full stop.
    pub text: String,
    /// The index of the step of the accident in `steps`.
    pub step: Option<usize>,
    /// Every accident of the run in its order, the first one included.
    pub all: Vec<Sighting>,
    /// The steps of the run, as `memscope memory` gives them. Empty for what is no program.
    pub steps: Vec<Step>,
    /// What the program printed to standard output.
    pub stdout: String,
    /// Its exit code; `null` when a signal ended it, or it was not run.
    pub exit: Option<i32>,
    /// How it ended, in words; empty when it was not run.
    pub ending: String,
    /// What the optimized program did, where that is another thing.
    pub optimized: Option<Optimized>,
}

/// One thing that went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// What it is.
    pub outcome: Outcome,
    /// The 1-based line.
    pub line: Option<usize>,
    /// The block concerned.
    pub block: Option<u32>,
    /// In one sentence.
    pub text: String,
    /// The index of its step.
    pub step: Option<usize>,
}

/// What the optimized program did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Optimized {
    /// What it printed to standard output.
    pub stdout: String,
    /// Its exit code; `null` when a signal ended it.
    pub exit: Option<i32>,
}

/// The kinds of outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A block is read after it was freed.
    ReadsFreed,
    /// A block is written after it was freed.
    WritesFreed,
    /// A block is freed, or a value dropped, a second time.
    FreesTwice,
    /// The place of a variable is read after the variable ended.
    ReadsDeadFrame,
    /// A value changes behind a reference that promises that it does not.
    BreaksPromise,
    /// In this run nothing went wrong.
    Nothing,
    /// A check of std, a panic or the system ended the program before anything else went wrong.
    Stopped,
    /// The error is not the borrow checker's: there is no program to run.
    NotAProgram,
}

impl Outcome {
    /// All of them, the worst first.
    pub const ALL: [Self; 8] = [
        Self::ReadsFreed,
        Self::WritesFreed,
        Self::FreesTwice,
        Self::ReadsDeadFrame,
        Self::BreaksPromise,
        Self::Stopped,
        Self::Nothing,
        Self::NotAProgram,
    ];

    /// As JSON and evidence write it: `reads-freed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ReadsFreed => "reads-freed",
            Self::WritesFreed => "writes-freed",
            Self::FreesTwice => "frees-twice",
            Self::ReadsDeadFrame => "reads-dead-frame",
            Self::BreaksPromise => "breaks-promise",
            Self::Nothing => "nothing",
            Self::Stopped => "stopped",
            Self::NotAProgram => "not-a-program",
        }
    }

    /// The outcome of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}
