//! What the watched program tells of its variables: declared, registered, moved, assigned.

use crate::frames::{Gone, Var};
use crate::log::Event;
use crate::search;
use crate::show::How;
use crate::state::with;
use crate::words::VarState;

/// Registers a variable, or gives a declared one its type and address.
///
/// # Safety
/// At `at` is a variable of the described type that holds a value. It is told when it is moved out of, and before it ends
/// the guard of its scope is dropped.
pub unsafe fn reg(id: u32, at: *const u8, how: How) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let at = at as usize;
        frame.gone.retain(|gone| gone.of != id);
        let mut named = frame.vars.iter_mut().filter(|var| var.id == id);
        match named.find(|var| !var.is_gone()) {
            Some(var) => (var.at, var.how, var.state) = (at, Some(how), VarState::Live),
            None => frame.vars.push(Var {
                id,
                at,
                how: Some(how),
                state: VarState::Live,
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
                state: VarState::Uninitialised,
            });
        }
    });
}

/// A variable is about to be moved out of as a whole.
pub fn moved(id: u32) {
    with(|state| {
        let Some(var) = state.frame().and_then(|frame| frame.held(id)) else {
            return;
        };
        var.state = VarState::Moved;
        state.event(Event::Move { variable: id });
    });
}

/// A part of a variable is about to be moved out.
pub fn moved_part<T>(id: u32, at: *const T, place: &str, to: &str) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let Some(var) = frame.held(id) else { return };
        var.state = VarState::PartlyMoved;
        let (at, size) = (at as usize, size_of::<T>());
        frame.gone.push(Gone {
            at,
            size,
            of: id,
            ty: std::any::type_name::<T>(),
        });
        state.event(Event::MovePart {
            variable: id,
            at,
            size,
            place: Some(place),
            to: Some(to),
        });
    });
}

/// A variable that may have been moved out of was assigned again.
pub fn assigned(id: u32) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        frame.gone.retain(|gone| gone.of != id);
        let mut named = frame.vars.iter_mut().filter(|var| var.id == id);
        for var in named.by_ref().filter(|var| var.how.is_some()) {
            var.state = VarState::Live;
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
            .retain(|gone| !(at <= gone.at && gone.at + gone.size <= at + size));
        if frame.gone.iter().any(|gone| gone.of == id) {
            return;
        }
        for var in frame.vars.iter_mut().filter(|var| var.id == id) {
            if var.state == VarState::PartlyMoved {
                var.state = VarState::Live;
            }
        }
    });
}

/// A part of a variable was moved into the variable at `at`, which a pattern bound. `label`: the part's name or index in
/// what holds it; `place`: the part as the source names it; it may be all of the variable. `sure`: the compiler said so; else it did so of another name
/// of the same pattern, and this one went along if it is found in the variable.
///
/// # Safety
/// The variable at `at` was bound just now.
pub unsafe fn took<T>(id: u32, at: *const T, label: &str, place: &str, sure: bool) {
    with(|state| {
        let Some(var) = state.frame().and_then(|frame| frame.held(id)) else {
            return;
        };
        let (from, Some(how)) = (var.at, var.how) else {
            return;
        };
        // SAFETY: until the pattern took the part, all of the variable was alive but for what was moved out of it before;
        // what the pattern bound is alive.
        let found = unsafe { search::find(state.view(), from, &how, at, label) };
        if found == Some(from)
            && size_of::<T>() == how.size()
            && std::any::type_name::<T>() == how.name()
        {
            if let Some(var) = state.frame().and_then(|frame| frame.held(id)) {
                var.state = VarState::Moved;
            }
            return state.event(Event::Move { variable: id });
        }
        let gone = match found {
            Some(at) => Gone {
                at,
                size: size_of::<T>(),
                of: id,
                ty: std::any::type_name::<T>(),
            },
            None if !sure => return,
            // A part that is not found may be any: then nothing is shown of the whole.
            None => Gone {
                at: from,
                size: how.size(),
                of: id,
                ty: "",
            },
        };
        let Some(frame) = state.frame() else { return };
        frame.gone.push(gone);
        if let Some(var) = frame.held(id) {
            var.state = VarState::PartlyMoved;
        }
        state.event(Event::MovePart {
            variable: id,
            at: gone.at,
            size: gone.size,
            place: Some(if found.is_some() { place } else { "" }),
            to: None,
        });
    });
}

/// A field was moved out of a variable by `..base`, if its type moves.
pub fn moved_field<T>(id: u32, at: *const T, place: &str, moves: bool) {
    if moves {
        moved_part(id, at, place, "");
    }
}

/// A part of a variable was moved out that cannot be named.
pub fn moved_some(id: u32) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let Some(var) = frame.held(id) else { return };
        var.state = VarState::PartlyMoved;
        let gone = Gone {
            at: var.at,
            size: var.how.map_or(0, |how| how.size()),
            of: id,
            ty: "",
        };
        frame.gone.push(gone);
        state.event(Event::MovePart {
            variable: id,
            at: gone.at,
            size: gone.size,
            place: None,
            to: None,
        });
    });
}
