//! The log: what each of its lines says. Here they are written, with the events of `event`, and nowhere else.
//!
//! ```text
//! {"image":[[start,end],…],"kept":false}     first
//! {"s":3,…,"ev":[event,…],"threads":[…],…}   one a step
//! {"after":[event,…]}                        what happens in std's own code after `main`
//! {"stop":"steps"}                           last, if the record ends before the program
//! ```
//!
//! memscope's engine reads the same lines with the same names (`replay/raw.rs`); a test there reads back everything that
//! is written here. The keys are short because a log may have only so many bytes.

use std::fmt;

pub use crate::event::Event;
use crate::frames::{Frame, Thread, Var};
pub use crate::json::Json;
pub use crate::words::{Flag, Kind, Mode, VarState};
use crate::writer::Writer;

/// The first line: where the program's own file lies in memory.
#[derive(Debug, Clone)]
pub struct Start {
    /// Start and end of each part of it.
    pub image: Vec<[usize; 2]>,
    /// Whether freed blocks are kept, and told who touches them.
    pub kept: bool,
}

/// The last line of a record that ends before the program does: why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// There were more steps than are recorded.
    Steps,
    /// The program held more memory than it may.
    Memory,
}

impl Stop {
    /// The line. Nothing is allocated for it: with the record full, that would be one of the program's allocations.
    pub fn line(self) -> &'static str {
        match self {
            Self::Steps => r#"{"stop":"steps"}"#,
            Self::Memory => r#"{"stop":"memory"}"#,
        }
    }
}

impl fmt::Display for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut json = Json::new();
        json.open().list("image");
        for &[start, end] in &self.image {
            json.numbers([start as u64, end as u64]);
        }
        json.close().flag("kept", self.kept).end();
        f.write_str(json.as_str())
    }
}

/// A step, before the threads.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// The statement or other point; `u32::MAX` for a panic.
    pub site: u32,
    /// The thread that came there.
    pub thread: usize,
    /// The site at which control left ahead of the end that this step is.
    pub leaving: Option<u32>,
    /// The program panicked on this line of this file.
    pub panic: Option<(u32, &'a str)>,
    /// What the function returns that ends here: a value that is written already.
    pub returned: Option<&'a str>,
    /// Where standard output stands.
    pub out: u64,
    /// Where standard error stands.
    pub err: u64,
    /// How many bytes the program holds.
    pub live: usize,
    /// Whether the thread unwinds.
    pub unwinding: bool,
    /// The block that turned out to be standard output's buffer.
    pub buffer: Option<u32>,
    /// What happened since the step before, as [`Event::write`] wrote it.
    pub events: &'a Json,
    /// So many events of this step are not told …
    pub lost: u32,
    /// … and then every live block is: number, address, size and alignment.
    pub all: &'a [[u64; 4]],
}

impl Step<'_> {
    /// Opens the line.
    pub fn begin(&self, json: &mut Json) {
        json.open().num("s", self.site.into());
        json.num("th", self.thread as u64);
        if let Some(site) = self.leaving {
            json.num("leaving", site.into());
        }
        if let Some((line, file)) = self.panic {
            json.num("panic", line.into()).str("file", file);
        }
        if let Some(value) = self.returned {
            json.under("ret").text(value);
        }
        json.num("out", self.out).num("err", self.err);
        json.num("live", self.live as u64);
        json.flag("unwind", self.unwinding);
        if let Some(block) = self.buffer {
            json.num("buffer", block.into());
        }
        json.list("ev").text(self.events.as_str()).close();
        if self.lost > 0 {
            json.num("lost", self.lost.into()).list("all");
            for &block in self.all {
                json.numbers(block);
            }
            json.close();
        }
    }

    /// Closes the line with the counts of blocks whose handles no variable shows: number, strong and weak.
    pub fn finish(json: &mut Json, counts: &[(u32, usize, usize)]) {
        json.list("counts");
        for &(block, strong, weak) in counts {
            json.numbers([block.into(), strong as u64, weak as u64]);
        }
        json.close().end();
    }
}

/// A line with what happened after `main` since the line before, as [`Event::write`] wrote it.
pub fn after(events: &Json) -> Json {
    let mut json = Json::new();
    json.open().list("after").text(events.as_str()).close();
    json.end();
    json
}

/// Writes the stacks that have frames, and that of the thread that came to the step.
pub(crate) fn threads(threads: &[Thread], current: usize, w: &mut Writer<'_>) {
    w.list("threads");
    for (index, thread) in threads.iter().enumerate() {
        if thread.frames.is_empty() && index != current {
            continue;
        }
        w.open().num("th", index as u64).str("name", &thread.name);
        frames(&thread.frames, w);
        w.end();
    }
    w.close();
}

/// The outermost and the innermost frames of one stack; what lies between is counted.
fn frames(frames: &[Frame], w: &mut Writer<'_>) {
    const OUTER: usize = 8;
    const INNER: usize = 24;
    w.list("frames");
    for (index, frame) in frames.iter().enumerate() {
        if index >= OUTER && index + INNER < frames.len() {
            if index == OUTER {
                let hidden = frames.len() - OUTER - INNER;
                w.open().num("hidden", hidden as u64).end();
            }
            continue;
        }
        w.open().num("f", frame.function.into());
        w.num("c", frame.call.into()).list("vars");
        for var in &frame.vars {
            variable(var, w);
        }
        w.close().end();
    }
    w.close();
}

fn variable(var: &Var, w: &mut Writer<'_>) {
    w.open().num("id", var.id.into());
    w.str("st", var.state.word());
    if let Some(how) = &var.how {
        w.num("a", var.at as u64).num("n", how.size() as u64);
        w.str("t", how.name()).flag("d", how.drops());
        if var.holds() {
            w.under("v");
            // SAFETY: a variable that holds a value is alive and at its address, with the type that it was registered
            // with: its scope's guard, which is dropped before it, has not run.
            unsafe { w.child(var.at as *const u8, how) };
        }
    }
    w.end();
}
