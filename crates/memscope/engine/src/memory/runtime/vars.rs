//! What the watched program tells of its variables: declared, registered, moved, assigned.

use crate::show::How;
use crate::state::{Gone, Var, with};

/// Registers a variable, or gives a declared one its type and address.
pub fn reg(id: u32, at: *const u8, how: How) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let at = at as usize;
        frame.gone.retain(|gone| gone.of != id);
        match frame
            .vars
            .iter_mut()
            .find(|var| var.id == id && !var.is_gone())
        {
            Some(var) => (var.at, var.how, var.state) = (at, Some(how), "live"),
            None => frame.vars.push(Var {
                id,
                at,
                how: Some(how),
                state: "live",
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
                state: "uninitialised",
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
        var.state = "moved";
        state.event(|w| drop(w.text("{\"e\":\"move\"").num("id", id as u64).text("}")));
    });
}

/// A part of a variable is about to be moved out.
pub fn moved_part<T>(id: u32, at: *const T, place: &str, to: &str) {
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
        var.state = "partly moved";
        frame.gone.push(Gone {
            at: at as usize,
            size: size_of::<T>(),
            of: id,
            ty: std::any::type_name::<T>(),
        });
        let (at, size) = (at as u64, size_of::<T>() as u64);
        state.event(|w| {
            w.text("{\"e\":\"movepart\"")
                .num("id", id as u64)
                .num("a", at)
                .num("n", size)
                .str("place", place)
                .str("to", to)
                .text("}");
        });
    });
}

/// A variable that may have been moved out of was assigned again.
pub fn assigned(id: u32) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        frame.gone.retain(|gone| gone.of != id);
        for var in frame
            .vars
            .iter_mut()
            .filter(|var| var.id == id && var.how.is_some())
        {
            var.state = "live";
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
        for var in frame
            .vars
            .iter_mut()
            .filter(|var| var.id == id && var.state == "partly moved")
        {
            var.state = "live";
        }
    });
}

/// A part of a variable was moved into the variable at `at`, which a pattern bound. `label`: the part's name or index in
/// what holds it; `place`: the part as the source names it. `sure`: the compiler said so; else it did so of another name
/// of the same pattern, and this one went along if it is found in the variable.
pub fn took<T>(id: u32, at: *const T, label: &str, place: &str, sure: bool) {
    with(|state| {
        let Some(frame) = state.frame() else { return };
        let mut held = frame.vars.iter().rev().filter(|var| var.id == id);
        let Some((from, how)) = held
            .find(|var| var.holds())
            .and_then(|var| Some((var.at, var.how?)))
        else {
            return;
        };
        let found = state.find(from, &how, at, label);
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
                size: how.size,
                of: id,
                ty: "",
            },
        };
        let Some(frame) = state.frame() else { return };
        frame.gone.push(gone);
        let mut held = frame.vars.iter_mut().rev().filter(|var| var.id == id);
        if let Some(var) = held.find(|var| var.holds()) {
            var.state = "partly moved";
        }
        let place = if found.is_some() { place } else { "" };
        state.event(|w| {
            w.text("{\"e\":\"movepart\"")
                .num("id", id as u64)
                .num("a", gone.at as u64)
                .num("n", gone.size as u64)
                .str("place", place)
                .text("}");
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
        let Some(var) = frame
            .vars
            .iter_mut()
            .rev()
            .find(|var| var.id == id && var.holds())
        else {
            return;
        };
        var.state = "partly moved";
        let (at, size) = (var.at, var.how.map_or(0, |how| how.size));
        frame.gone.push(Gone {
            at,
            size,
            of: id,
            ty: "",
        });
        state.event(|w| {
            w.text("{\"e\":\"movepart\"")
                .num("id", id as u64)
                .num("a", at as u64)
                .num("n", size as u64)
                .text("}");
        });
    });
}
