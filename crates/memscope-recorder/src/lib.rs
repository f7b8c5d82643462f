//! The recorder: a small library that is linked into a watched program.
//!
//! ```text
//! watched program --enter, r!, step, mv, Frame/Scope guards--> State --one JSON line a step--> log file
//!        |                                                      ^
//!        +--every allocation--> Recorder (global allocator) ----+
//! ```
//!
//! memscope compiles these files once for each compiler and links them into every program that it watches. The
//! recorder reads variables through raw pointers that were taken when the variable was declared, so its reads
//! take part in no borrow. It follows a pointer only when the target is known to be alive: a live block, a live
//! registered variable, or the program's own image.

// It reads a program's memory as it lies there, and is that program's allocator.
#![allow(unsafe_code)]
#![warn(clippy::undocumented_unsafe_blocks, clippy::missing_safety_doc)]

mod arena;
mod blocks;
mod events;
mod fallback;
mod guards;
mod image;
mod reach;
pub mod show;
mod show_cells;
mod show_collections;
mod show_std;
mod state;
mod turns;
mod vars;
mod words;
mod writer;

pub use blocks::Recorder;
pub use guards::{Block, Entry, Scope, enter, scope};
pub use show::{PickNamed, PickShow, Show, Tag};
pub use state::{begin, flush, step};
pub use vars::{assigned, late, moved, moved_part, moved_some, refilled, reg};
pub use writer::W;

/// An opaque number: the compiler cannot know which arm of a probe runs.
pub fn pick() -> u32 {
    std::hint::black_box(u32::MAX)
}

/// A probe's use of a variable.
pub fn s<T: ?Sized>(_: &T) {}

/// Registers a variable whose type may have a description of its own.
#[macro_export]
macro_rules! r {
    ($id:expr, $name:ident) => {{
        #[allow(unused_imports)]
        use $crate::{PickNamed as _, PickShow as _};
        let at = &raw const $name;
        $crate::reg($id, at as *const u8, (&$crate::Tag::of(at)).pick())
    }};
}

/// Registers a variable that is shown as an opaque block.
#[macro_export]
macro_rules! o {
    ($id:expr, $name:ident) => {{
        let at = &raw const $name;
        $crate::reg($id, at as *const u8, $crate::Tag::of(at).opaque())
    }};
}

/// Shows one field of one of the program's own types.
#[macro_export]
macro_rules! f {
    ($w:expr, $at:expr) => {{
        #[allow(unused_imports)]
        use $crate::{PickNamed as _, PickShow as _};
        let at = $at;
        let how = (&$crate::Tag::of(at)).pick();
        $w.child(at as *const u8, &how)
    }};
}
