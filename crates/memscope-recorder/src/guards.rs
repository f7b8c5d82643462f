//! Values that stand in the watched program only to be dropped: they tell when scopes, blocks and calls end.

use std::cell::Cell;

use crate::events::Event;
use crate::state::{Frame, Stage, State, with};

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
pub struct Scope(&'static [u32]);

/// After the declaration of these variables.
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
            state.leave(ids);
        });
    }
}

impl State {
    /// Variables go out of scope: those that still hold a value are dropped now.
    pub(crate) fn leave(&mut self, ids: &[u32]) {
        for &id in ids.iter().rev() {
            let Some(frame) = self.frame() else { return };
            let Some(var) = frame
                .vars
                .iter_mut()
                .rev()
                .find(|var| var.id == id && !var.is_gone())
            else {
                continue;
            };
            let was = var.stage;
            let drops = var.how.is_some_and(|how| how.drops);
            if var.holds() {
                var.stage = Stage::Dropping;
            }
            self.event(Event::Out {
                variable: id,
                was,
                drops,
            });
        }
    }

    /// After the drops of a block: shows them if there were any, then forgets the variables.
    pub(crate) fn left(&mut self, site: u32, ids: &[u32], always: bool) {
        if let Some(frame) = self.frame() {
            frame.settle();
        }
        if always || self.events.iter().any(Event::ends_a_value) {
            self.write_step(site);
        }
        if let Some(frame) = self.frame() {
            frame
                .vars
                .retain(|var| !var.is_gone() && !ids.contains(&var.id));
            frame.gone.retain(|&(_, _, owner)| !ids.contains(&owner));
        }
    }
}

/// Stands at the start of a block, so that it is dropped after everything declared there.
pub struct Block(u32, &'static [u32]);

impl Block {
    /// At the start of the block at this site; these variables are its.
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
pub struct Entry {
    site: u32,
    exit: u32,
    parameters: &'static [u32],
}

/// A call begins.
pub fn enter(site: u32, exit: u32, parameters: &'static [u32]) -> Entry {
    with(|state| {
        let thread = state.thread();
        state.calls += 1;
        let call = state.calls;
        state.threads[thread].frames.push(Frame {
            site,
            call,
            vars: Vec::new(),
            gone: Vec::new(),
        });
    });
    Entry {
        site,
        exit,
        parameters,
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        with(|state| {
            state.left(self.exit, &[], true);
            state.leave(self.parameters);
            let thread = state.thread();
            let frames = &mut state.threads[thread].frames;
            if frames.last().is_some_and(|frame| frame.site == self.site) {
                frames.pop();
            }
        });
    }
}
