//! The recorder: a small library that is linked into a watched program.
//!
//! ```text
//! watched program --enter, r!, step, moved, guards--> State --one line a step (log)--> log file
//!        |                                              ^
//!        +--every allocation--> Recorder (allocator) ---+
//! ```
//!
//! memscope's engine carries these sources, compiles them by rustc alone once for each compiler, and links them into every
//! program that it watches. Here they are a crate, so that clippy, rustdoc, rustfmt and tests see them.
//!
//! | what | where |
//! |---|---|
//! | what the program calls | `begin`, `vars`, `guards`, `leave`, `returned`, `steps`, `output`; rewritten: `twin` |
//! | what is known | `state`, `frames`, `blocks`, `image`, `claims` |
//! | memory | `allocator`; its own: `arena`; freed blocks that stay: `keep` |
//! | values | `show` and its descriptions, `fallback`, `view`, `writer`, `search`, `bytes` |
//! | what is written | `log`, `event`, `words`, `json` |
//! | threads | `turns`, `inside`; panics: `panics` |
//!
//! # What the SAFETY comments rest on
//!
//! The recorder reads variables through raw pointers that were taken when the variable was declared, so its reads take part
//! in no borrow. Each comment says why what is read is alive; these hold for all of them:
//!
//! - *Alive.* A variable is known from its declaration until the guard of its scope is dropped, just before it ends; what
//!   was moved out of it is known as that and left out. A pointer is followed only where all its bytes lie in one live
//!   block, one variable that holds a value, or the program's image (`view`).
//! - *Still.* While the recorder works, the program does not: the thread that came to a probe waits in it, and the others
//!   wait for their turn. A thread that waits for another one (a lock, a channel) and is woken may run to its next probe
//!   meanwhile; a lock's value may then be read half changed.
//! - *Held.* A freed block is not given out again before 64 MiB of younger ones were freed, or never (`keep`). So what an
//!   accident left in a collection that two variables own leads to old bytes and not to somebody else's.
//!
//! Four things go beyond what the language promises. The program is compiled without optimization, so that they do no harm:
//!
//! - A value may be read while the program has it borrowed exclusively.
//! - A reference that dangles may be asked for the size of its target, which does not look there (`show_pointers`).
//! - In an accident a reference may lead into a frame that has ended, to where another variable lives now. Its bytes are then
//!   read as what the reference says that they are.
//! - Layouts that std shows and does not promise: a counted handle points to two counts, and standard output's handle to
//!   its state. The tests of memscope's programs see it when one changes.

#![allow(
    unsafe_code,
    reason = "reading another program's memory is what it is for"
)]
#![warn(clippy::undocumented_unsafe_blocks)]

mod allocator;
mod arena;
mod begin;
mod blocks;
mod bytes;
pub mod claims;
mod event;
mod fallback;
mod frames;
mod guards;
mod image;
mod inside;
mod json;
mod keep;
mod leave;
pub mod log;
mod output;
mod panics;
mod returned;
mod search;
pub mod show;
mod show_cells;
mod show_collections;
mod show_pointers;
mod show_std;
mod state;
mod steps;
mod turns;
pub mod twin;
mod vars;
mod view;
mod words;
mod writer;

pub use allocator::Recorder;
pub use begin::begin;
pub use guards::{Block, Entry, Scope, enter, scope};
pub use leave::{back, leave, leave_loop, way};
pub use output::flush;
pub use returned::returned;
pub use show::{Copies, Moves, PickNamed, PickShow, Show, Tag, pick, s};
pub use steps::step;
pub use vars::{assigned, late, moved, moved_field, moved_part, moved_some, refilled, reg, took};
pub use words::Kind;
pub use writer::Writer;
