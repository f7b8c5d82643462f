//! Values that stand in the watched program only to be dropped: they tell when scopes, blocks and calls end.

use std::cell::Cell;

use crate::frames::{Frame, Var};
use crate::log::Event;
use crate::search;
use crate::state::{State, with};
use crate::words::VarState;

thread_local! {
    /// Unwinding has reached a guard: what is allocated from now on, the program's own `drop`s allocate.
    static UNWINDS: Cell<bool> = const { Cell::new(false) };
}

/// Is a panic being put together, before it drops anything?
pub(crate) fn panic_begins() -> bool {
    std::thread::panicking() && !UNWINDS.with(Cell::get)
}

/// Called at every probe.
pub(crate) fn note_unwinding() {
    UNWINDS.with(|unwinds| unwinds.set(std::thread::panicking()));
}

/// Stands after a declaration, so that it is dropped just before the variables declared there.
#[derive(Debug)]
pub struct Scope(&'static [u32]);

/// The guard of these variables.
pub fn scope(ids: &'static [u32]) -> Scope {
    Scope(ids)
}

impl Drop for Scope {
    fn drop(&mut self) {
        let ids = self.0;
        with(|state| {
            if let Some(frame) = state.frame() {
                frame.settle();
            }
            state.note_counts();
            state.leave(ids);
        });
    }
}

impl State {
    /// Variables go out of scope: those that still hold a value are dropped now.
    fn leave(&mut self, ids: &[u32]) {
        for &id in ids.iter().rev() {
            let Some(frame) = self.frame() else { return };
            let Some(var) = frame.present(id) else {
                continue;
            };
            let (at, state, holds) = (var.at, var.state, var.holds());
            let how = var.how.filter(|how| how.drops());
            // Of a value of which all that needs a drop was moved out, nothing is dropped.
            let partly = how.filter(|_| state == VarState::PartlyMoved);
            // SAFETY: a guard is dropped before its variables, so this one is alive where nothing was moved out of it.
            let left =
                partly.is_none_or(|how| unsafe { search::anything_left(self.view(), at, &how) });
            let drops = how.is_some() && left;
            if holds && let Some(var) = self.frame().and_then(|frame| frame.present(id)) {
                var.state = if left {
                    VarState::Dropping
                } else {
                    VarState::OutOfScope
                };
            }
            self.dropped |= drops && holds;
            self.event(Event::Out {
                variable: id,
                state,
                drops,
            });
        }
    }

    /// After the drops of a block: shows them if there were any, then forgets the variables. Where control left ahead of
    /// the block's end, the drops that had steps of their own are shown as over there: no statement follows that would.
    fn left(&mut self, site: u32, ids: &[u32], always: bool) {
        let mut over = false;
        if let Some(frame) = self.frame() {
            frame.settle();
            let dropped = |var: &Var| var.state == VarState::Dropped && ids.contains(&var.id);
            over = frame.leaving.is_some() && frame.vars.iter().any(dropped);
        }
        self.note_touched();
        self.note_counts();
        if always || over || self.dropped || self.events.ends_something {
            self.write_step(site);
        }
        if let Some(frame) = self.frame() {
            frame
                .vars
                .retain(|var| !var.is_gone() && !ids.contains(&var.id));
            frame.gone.retain(|gone| !ids.contains(&gone.of));
        }
    }
}

/// Stands at the start of a block, so that it is dropped after everything declared there.
#[derive(Debug)]
pub struct Block(u32, &'static [u32]);

impl Block {
    /// The guard of a block whose end is at this site and which declares these variables.
    pub fn new(site: u32, ids: &'static [u32]) -> Self {
        Self(site, ids)
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        let (site, ids) = (self.0, self.1);
        with(|state| state.left(site, ids, false));
    }
}

/// Stands at the start of a function, so that it is dropped after all its variables, before its parameters.
#[derive(Debug)]
pub struct Entry {
    function: u32,
    exit: u32,
    parameters: &'static [u32],
}

/// A call begins.
pub fn enter(function: u32, exit: u32, parameters: &'static [u32]) -> Entry {
    with(|state| {
        let thread = state.thread();
        state.calls += 1;
        let call = state.calls;
        state.threads[thread]
            .frames
            .push(Frame::new(function, call));
    });
    Entry {
        function,
        exit,
        parameters,
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        with(|state| {
            if let Some(frame) = state.frame() {
                frame.leaving = frame.leaving.filter(|leaving| leaving.whole);
            }
            state.returning = state.frame().and_then(|frame| frame.returned.take());
            state.left(self.exit, &[], true);
            state.returning = None;
            state.leave(self.parameters);
            let thread = state.thread();
            let frames = &mut state.threads[thread].frames;
            if frames
                .last()
                .is_some_and(|frame| frame.function == self.function)
            {
                frames.pop();
            }
            state.main_is_over |= thread == 0 && frames.is_empty() && !std::thread::panicking();
        });
    }
}
