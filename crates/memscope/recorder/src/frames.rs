//! The stack as the program tells it: threads, their frames, and the variables in them.

use crate::show::How;
use crate::words::VarState;

/// A thread that has come to a probe.
pub(crate) struct Thread {
    pub(crate) name: String,
    pub(crate) frames: Vec<Frame>,
}

/// A call that has not returned.
pub(crate) struct Frame {
    /// The function's number.
    pub(crate) function: u32,
    pub(crate) call: u32,
    pub(crate) vars: Vec<Var>,
    /// Places that were moved out of.
    pub(crate) gone: Vec<Gone>,
    /// Where control leaves blocks or the function ahead of their end: what is dropped now is dropped there.
    pub(crate) leaving: Option<Leaving>,
    /// What it is about to return.
    pub(crate) returned: Option<String>,
}

/// A place that was moved out of.
#[derive(Clone, Copy)]
pub(crate) struct Gone {
    pub(crate) at: usize,
    pub(crate) size: usize,
    /// The variable that it belongs to.
    pub(crate) of: u32,
    /// Its type; empty where nobody knows which part it is. What merely wraps it has the same bytes and is still there.
    pub(crate) ty: &'static str,
}

/// Where control left.
#[derive(Clone, Copy)]
pub(crate) struct Leaving {
    pub(crate) site: u32,
    /// It leaves the function, not only blocks of it.
    pub(crate) whole: bool,
}

/// A variable that the program has declared.
pub(crate) struct Var {
    pub(crate) id: u32,
    pub(crate) at: usize,
    /// How its type is shown; `None` before it has a value.
    pub(crate) how: Option<How>,
    pub(crate) state: VarState,
}

impl Frame {
    /// A call that begins.
    pub(crate) fn new(function: u32, call: u32) -> Self {
        Self {
            function,
            call,
            vars: Vec::new(),
            gone: Vec::new(),
            leaving: None,
            returned: None,
        }
    }

    /// What was being dropped is dropped now; a type without anything to drop only goes out of scope.
    pub(crate) fn settle(&mut self) {
        let dropping = |var: &&mut Var| var.state == VarState::Dropping;
        for var in self.vars.iter_mut().filter(dropping) {
            var.state = if var.how.is_some_and(|how| how.drops()) {
                VarState::Dropped
            } else {
                VarState::OutOfScope
            };
        }
    }

    /// The innermost variable of this number that holds a value.
    pub(crate) fn held(&mut self, id: u32) -> Option<&mut Var> {
        let mut named = self.vars.iter_mut().rev().filter(|var| var.id == id);
        named.find(|var| var.holds())
    }

    /// The innermost variable of this number that has not ended.
    pub(crate) fn present(&mut self, id: u32) -> Option<&mut Var> {
        let mut named = self.vars.iter_mut().rev().filter(|var| var.id == id);
        named.find(|var| !var.is_gone())
    }
}

impl Var {
    pub(crate) fn is_gone(&self) -> bool {
        matches!(
            self.state,
            VarState::Dropping | VarState::Dropped | VarState::OutOfScope
        )
    }

    pub(crate) fn holds(&self) -> bool {
        matches!(
            self.state,
            VarState::Live | VarState::PartlyMoved | VarState::Dropping
        )
    }
}
