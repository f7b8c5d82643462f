//! Which variables are borrowed, or may have been moved.

use std::collections::BTreeMap;

use super::assemble::Assembler;
use super::model::Frame;
use super::raw;
use super::walk::Found;

impl Assembler<'_> {
    /// `live` becomes `borrowed`, `maybe moved` or `moved` where the compiler says so of the running function, and
    /// `borrowed` elsewhere when a reference in sight points to it.
    pub(super) fn states(
        &mut self,
        raw: &raw::Step,
        found: &Found,
        threads: &mut BTreeMap<usize, (String, Vec<Frame>)>,
    ) {
        for (thread, (_, frames)) in threads.iter_mut() {
            let count = frames.len();
            for (depth, frame) in frames.iter_mut().enumerate() {
                let current = *thread == raw.th && depth + 1 == count;
                for variable in &mut frame.variables {
                    let key = (frame.call, variable.id);
                    if variable.state != "live" {
                        self.before.maybe.remove(&key);
                        continue;
                    }
                    let asked = current && !variable.shadowed;
                    let said = if asked {
                        self.known.states.of(raw.s, &variable.name)
                    } else {
                        None
                    };
                    if said == Some("moved") {
                        // The compiler knows of a move that was not marked.
                        variable.state = "moved".to_owned();
                        (variable.value, variable.content) = (None, None);
                        continue;
                    }
                    let borrow = match said {
                        Some("borrowed") => Some(false),
                        Some("mutably borrowed") => Some(true),
                        Some("live" | "maybe moved" | "moved" | "expired") => None,
                        _ => {
                            // A call within a statement: what was borrowed before it is, as far as anybody knows, still.
                            let before =
                                self.before.borrowed.get(&key).copied().filter(|_| !current);
                            before.max(self.referred(key, found))
                        }
                    };
                    if said.is_some_and(|said| said != "not asked") {
                        match borrow {
                            Some(exclusive) => drop(self.before.borrowed.insert(key, exclusive)),
                            None => drop(self.before.borrowed.remove(&key)),
                        }
                    }
                    match said {
                        Some("maybe moved") => {
                            self.before.maybe.insert(key);
                        }
                        Some("live" | "borrowed" | "mutably borrowed") => {
                            self.before.maybe.remove(&key);
                        }
                        _ => {}
                    }
                    if let Some(exclusive) = borrow {
                        variable.state = "borrowed".to_owned();
                        variable.borrow =
                            Some(if exclusive { "exclusive" } else { "shared" }.to_owned());
                    }
                    if self.before.maybe.contains(&key) {
                        variable.state = "maybe moved".to_owned();
                    }
                }
            }
        }
    }

    /// Does a reference in another variable point to this one, or to a block of its own?
    pub(super) fn referred(&self, key: (u32, u32), found: &Found) -> Option<bool> {
        let mut answer = None;
        for (holder, exclusive, at) in &found.references {
            if *holder == key {
                continue;
            }
            let link = self.addresses.link(*at, "", None);
            let slot = link
                .variable
                .as_ref()
                .is_some_and(|slot| (slot.call, slot.id) == key);
            let block = link
                .block
                .and_then(|block| found.roots.get(&block))
                .is_some_and(|roots| roots.contains(&key));
            if slot || block {
                answer = Some(answer.unwrap_or(false) || *exclusive);
            }
        }
        answer
    }
}
