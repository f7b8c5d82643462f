//! What the watched program tells of its variables: declared, registered, moved, assigned.

use crate::events::Event;
use crate::show::How;
use crate::state::{Stage, Var, with};

/// Registers a variable, or gives a declared one its type and address.
pub fn reg(id: u32, at: *const u8, how: How) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let at = at as usize;
        frame.gone.retain(|&(_, _, owner)| owner != id);
        match frame
            .vars
            .iter_mut()
            .find(|var| var.id == id && !var.is_gone())
        {
            Some(var) => (var.at, var.how, var.stage) = (at, Some(how), Stage::Live),
            None => frame.vars.push(Var {
                id,
                at,
                how: Some(how),
                stage: Stage::Live,
            }),
        }
    });
}

/// Declares a variable that has no value yet.
pub fn late(id: u32) {
    with(|state| {
        if let Some(frame) = state.frame() {
            frame.vars.retain(|var| var.id != id);
            frame.vars.push(Var {
                id,
                at: 0,
                how: None,
                stage: Stage::Uninitialised,
            });
        }
    });
}

/// A variable is about to be moved out of as a whole.
pub fn moved(id: u32) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let Some(var) = frame
            .vars
            .iter_mut()
            .rev()
            .find(|var| var.id == id && var.holds())
        else {
            return;
        };
        var.stage = Stage::Moved;
        state.event(Event::Moved { variable: id });
    });
}

/// A part of a variable is about to be moved out.
pub fn moved_part<T>(id: u32, at: *const T, place: &'static str, to: &'static str) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let Some(var) = frame
            .vars
            .iter_mut()
            .rev()
            .find(|var| var.id == id && var.holds())
        else {
            return;
        };
        var.stage = Stage::PartlyMoved;
        frame.gone.push((at as usize, size_of::<T>(), id));
        state.event(Event::PartMoved {
            variable: id,
            at: at as usize,
            size: size_of::<T>(),
            names: Some((place, to)),
        });
    });
}

/// A variable that may have been moved out of was assigned again.
pub fn assigned(id: u32) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        frame.gone.retain(|&(_, _, owner)| owner != id);
        for var in frame
            .vars
            .iter_mut()
            .filter(|var| var.id == id && var.how.is_some())
        {
            var.stage = Stage::Live;
        }
    });
}

/// A part that may have been moved out was assigned again.
pub fn refilled<T>(id: u32, at: *const T) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let (at, size) = (at as usize, size_of::<T>());
        frame
            .gone
            .retain(|&(start, len, _)| !(at <= start && start + len <= at + size));
        if frame.gone.iter().any(|gone| gone.2 == id) {
            return;
        }
        for var in frame
            .vars
            .iter_mut()
            .filter(|var| var.id == id && var.stage == Stage::PartlyMoved)
        {
            var.stage = Stage::Live;
        }
    });
}

/// A part of a variable was moved out that cannot be named.
pub fn moved_some(id: u32) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let Some(var) = frame
            .vars
            .iter_mut()
            .rev()
            .find(|var| var.id == id && var.holds())
        else {
            return;
        };
        var.stage = Stage::PartlyMoved;
        let (at, size) = (var.at, var.how.map_or(0, |how| how.size));
        frame.gone.push((at, size, id));
        state.event(Event::PartMoved {
            variable: id,
            at,
            size,
            names: None,
        });
    });
}
