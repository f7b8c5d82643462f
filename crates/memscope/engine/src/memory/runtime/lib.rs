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

#![allow(missing_docs, clippy::all)]

pub mod arena;
pub mod blocks;
pub mod claims;
pub mod fallback;
pub mod guards;
pub mod image;
pub mod keep;
pub mod leave;
pub mod panics;
pub mod returned;
pub mod search;
pub mod show;
pub mod show_cells;
pub mod show_collections;
pub mod show_std;
pub mod state;
pub mod turns;
pub mod twin;
pub mod vars;
pub mod writer;

pub use blocks::Recorder;
pub use guards::{Block, Entry, Scope, enter, scope};
pub use show::{Copies, Moves, PickNamed, PickShow, Show, Tag};
pub use state::{begin, flush, step};
pub use returned::returned;
pub use leave::{back, leave, leave_loop, way};
pub use vars::{assigned, late, moved, moved_field, moved_part, moved_some, refilled, reg, took};
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

/// Marks that a field is about to be moved out, if its type moves.
#[macro_export]
macro_rules! m {
    ($id:expr, $place:expr, $text:expr) => {{
        #[allow(unused_imports)]
        use $crate::{Copies as _, Moves as _};
        let at = &raw const $place;
        $crate::moved_field($id, at, $text, (&$crate::Tag::of(at)).moves())
    }};
}

/// Marks that a name of a pattern took a part of a variable along, if its type moves.
#[macro_export]
macro_rules! t {
    ($id:expr, $name:ident, $label:expr, $place:expr) => {{
        #[allow(unused_imports)]
        use $crate::{Copies as _, Moves as _};
        let at = &raw const $name;
        if (&$crate::Tag::of(at)).moves() {
            $crate::took($id, at, $label, $place, false);
        }
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
