//! Which variables are borrowed, or may have been moved.

use std::collections::BTreeMap;

use super::found::Found;
use super::raw;
use super::state::{Replay, Thread};
use crate::memory::compile::Said;
use crate::memory::model::{Borrow, Mode, State};

impl Replay<'_> {
    /// `live` becomes `borrowed`, `maybe moved` or `moved` where the compiler says so of the running function, and
    /// `borrowed` elsewhere when a reference in sight points to it.
    pub(super) fn states(
        &mut self,
        raw: &raw::Step,
        found: &Found,
        threads: &mut BTreeMap<usize, Thread>,
    ) {
        for (thread, Thread { frames, .. }) in threads.iter_mut() {
            let count = frames.len();
            for (depth, frame) in frames.iter_mut().enumerate() {
                // At a panic nobody was asked: what was said before still holds.
                let current = *thread == raw.thread && depth + 1 == count && raw.panic.is_none();
                for variable in &mut frame.variables {
                    let key = (frame.call, variable.id);
                    if variable.state != State::Live {
                        self.before.maybe.remove(&key);
                        continue;
                    }
                    let asked = current && !variable.shadowed;
                    let said = if asked {
                        self.known.states.of(raw.site, &variable.name)
                    } else {
                        None
                    };
                    if said == Some(Said::Moved) {
                        // The compiler knows of a move that was not marked.
                        variable.state = State::Moved;
                        (variable.value, variable.content) = (None, None);
                        continue;
                    }
                    let borrow = match said {
                        Some(Said::Borrowed(how)) => Some(how),
                        Some(_) => None,
                        None => {
                            // A call within a statement: what was borrowed before it is, as far as anybody knows, still.
                            let before =
                                self.before.borrowed.get(&key).copied().filter(|_| !current);
                            before.max(self.referred(key, found))
                        }
                    };
                    if said.is_some() {
                        match borrow {
                            Some(how) => drop(self.before.borrowed.insert(key, how)),
                            None => drop(self.before.borrowed.remove(&key)),
                        }
                    }
                    match said {
                        Some(Said::MaybeMoved) => {
                            self.before.maybe.insert(key);
                        }
                        Some(Said::Live | Said::Borrowed(_)) => {
                            self.before.maybe.remove(&key);
                        }
                        _ => {}
                    }
                    if borrow.is_some() {
                        variable.state = State::Borrowed;
                        variable.borrow = borrow;
                    }
                    if self.before.maybe.contains(&key) {
                        variable.state = State::MaybeMoved;
                    }
                }
            }
        }
    }

    /// Was a variable that drops nothing used for the last time? Then what it borrows is free again.
    fn is_over(&self, holder: (u32, u32), found: &Found) -> bool {
        let used_until = found.used_until.get(&holder);
        let position = self.before.positions.get(&holder.0);
        used_until
            .zip(position)
            .is_some_and(|(used, at)| used <= at)
    }

    /// Does a reference in another variable point to this one, or to a block of its own?
    pub(super) fn referred(&self, key: (u32, u32), found: &Found) -> Option<Borrow> {
        let mut answer = None;
        for (holder, how, at) in &found.references {
            // What a call borrows of its caller is borrowed until it is over.
            let own = holder.0 == key.0;
            if *holder == key || (own && self.is_over(*holder, found)) {
                continue;
            }
            let link = self.addresses.link(*at, Mode::Raw, None);
            let slot = link
                .variable
                .as_ref()
                .is_some_and(|slot| (slot.call, slot.id) == key);
            let lent = |block: &u32| !found.is_only_kept(*block) && !found.is_shared(*block);
            let block = link
                .block
                .filter(lent)
                .and_then(|block| found.owners.get(&block))
                .is_some_and(|owners| owners.iter().any(|owner| owner.root == Some(key)));
            if slot || block {
                answer = answer.max(Some(*how));
            }
        }
        answer
    }
}
