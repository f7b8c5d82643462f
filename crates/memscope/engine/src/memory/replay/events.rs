//! What happened between two steps: told by the recorder, or seen in what differs.

use std::collections::BTreeSet;

use super::addresses::{Passing, Taken};
use super::found::Found;
use super::raw;
use super::state::Replay;
use crate::memory::model::{Count, Flag, Happened, State};

impl Replay<'_> {
    pub(super) fn event(
        &mut self,
        event: &raw::Event,
        line: usize,
        events: &mut Vec<Happened>,
        freed: &mut BTreeSet<u32>,
    ) {
        let variables = &self.known.plan.variables;
        let name = |id: u32| {
            variables
                .get(id as usize)
                .map_or("?", |variable| &variable.name)
                .to_owned()
        };
        match event {
            &raw::Event::Alloc {
                block,
                at,
                size,
                align,
                of_panic,
            } => {
                self.take(block, at, size, align, line, of_panic);
                events.push(Happened::Allocated { block, size });
            }
            raw::Event::Free { block: id, at } => {
                if let Some(block) = self.addresses.live.remove(at) {
                    freed.insert(*id);
                    // The last handle is gone.
                    self.counted(*id, 0, 0, events);
                    events.push(Happened::Freed {
                        block: *id,
                        size: block.size,
                    });
                    self.addresses.freed.insert(*at, block);
                }
            }
            &raw::Event::Grow {
                from,
                from_size,
                block,
                at,
                size,
                align,
                of_panic,
            } => {
                let mut live = self.addresses.live.iter();
                let old = live.find(|(_, block)| block.id == from).map(|(at, _)| *at);
                if let Some(old) = old
                    && let Some(block) = self.addresses.live.remove(&old)
                {
                    freed.insert(from);
                    self.addresses.freed.insert(old, block);
                }
                self.take(block, at, size, align, line, of_panic);
                events.push(Happened::Grown {
                    from,
                    was: from_size,
                    block,
                    size,
                });
            }
            raw::Event::Move { variable } => events.push(Happened::Moved {
                place: name(*variable),
            }),
            raw::Event::MovePart {
                variable, place, ..
            } if place.is_empty() => {
                events.push(Happened::MovedSome {
                    variable: name(*variable),
                });
            }
            raw::Event::MovePart { place, to, .. } => events.push(Happened::MovedPart {
                place: place.clone(),
                to: (!to.is_empty()).then(|| to.clone()),
            }),
            &raw::Event::Count {
                block,
                strong,
                weak,
            } => self.counted(block, strong, weak, events),
            raw::Event::Printed { to } => self.printed_until(*to, events),
            &raw::Event::Touch {
                block,
                offset,
                write,
            } => events.push(Happened::Touched {
                block,
                offset,
                write,
            }),
            &raw::Event::Again { block } => events.push(Happened::FreedAgain { block }),
            &raw::Event::Passing { call, at, size } => {
                let place = self.addresses.variable(at);
                if place.is_none() {
                    self.addresses.passing.push(Passing {
                        at,
                        size,
                        line,
                        call,
                    });
                }
                events.push(Happened::Lent { place, call });
            }
            &raw::Event::Twice { at } => events.push(Happened::Twice {
                place: self.addresses.variable(at),
            }),
            &raw::Event::Through { line } => events.push(Happened::Through { line }),
            raw::Event::Out {
                variable,
                state,
                drops,
            } => {
                if *drops && !matches!(state, State::Moved | State::Uninitialised) {
                    events.push(Happened::Dropped {
                        place: name(*variable),
                        variable: *variable,
                        rest: *state == State::PartlyMoved,
                    });
                }
            }
        }
    }

    /// The counts of a block are these now.
    fn counted(&mut self, block: u32, strong: u64, weak: u64, events: &mut Vec<Happened>) {
        let Some((was_strong, was_weak, place)) = self.before.counts.get_mut(&block) else {
            return;
        };
        let counts = [
            (Count::Strong, was_strong, strong),
            (Count::Weak, was_weak, weak),
        ];
        for (count, was, to) in counts {
            let from = std::mem::replace(was, to);
            if from != to {
                events.push(Happened::Counted {
                    block,
                    place: place.clone(),
                    count,
                    from,
                    to,
                });
            }
        }
    }

    fn take(&mut self, id: u32, at: u64, size: u64, align: u64, line: usize, of_panic: bool) {
        self.of_panics.extend(of_panic.then_some(id));
        let taken = Taken {
            id,
            size,
            align,
            line,
        };
        self.addresses.live.insert(at, taken);
    }

    /// Two orders mean nothing and differ from run to run, so they are by number: that in which two threads that end
    /// side by side give std's own blocks back, and that in which a hash table drops its entries.
    pub(super) fn order_frees(&self, events: &mut [Happened]) {
        let any_order = |event: &Happened| {
            let Some(block) = event.freed_block() else {
                return false;
            };
            self.before.in_hash.contains(&block)
                || (self.threaded && !self.before.owned.contains(&block))
        };
        let first = events.iter().position(any_order);
        let last = events.iter().rposition(any_order);
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        // What they do to counts has no order either: it is told behind them.
        events[first..=last].sort_by_key(|event| event.counted_block().is_some());
        for run in events.chunk_by_mut(|one, other| any_order(one) && any_order(other)) {
            if run.first().is_some_and(any_order) {
                run.sort_by_key(Happened::freed_block);
            }
        }
        let is_count = |event: &Happened| event.counted_block().is_some();
        for run in events.chunk_by_mut(|one, other| is_count(one) && is_count(other)) {
            run.sort_by_key(Happened::counted_block);
        }
    }

    /// What changed between two steps without an event of its own: counts and flags.
    pub(super) fn diffs(&mut self, found: &Found, events: &mut Vec<Happened>) {
        for (&block, &(strong, weak, _)) in &found.counts {
            self.counted(block, strong, weak, events);
        }
        for ((holder, place), behind) in &found.behind {
            let was = self.before.behind.get(&(*holder, place.clone()));
            if was.is_some_and(|was| was.at == behind.at && was.mark != behind.mark) {
                events.push(Happened::Behind {
                    holder: *holder,
                    place: place.clone(),
                    exclusive: behind.exclusive,
                });
            }
        }
        for (at, (now, place)) in &found.flags {
            let idle = if now.is_lock() {
                Flag::Unlocked
            } else {
                Flag::Unused
            };
            let was = self.before.flags.get(at).map_or(idle, |(flag, _)| *flag);
            if was != *now && !(was.is_idle() && now.is_idle()) {
                events.push(Happened::Flagged {
                    place: place.clone(),
                    was,
                    now: *now,
                });
            }
        }
    }

    pub(super) fn printed(&mut self, raw: &raw::Step, events: &mut Vec<Happened>) {
        self.printed_until(raw.out, events);
        let (from, to) = (self.before.errors as usize, raw.err as usize);
        if let Some(text) = self.known.stderr.get(from..to)
            && !text.is_empty()
        {
            let mended = (self.known.mend)(text);
            if text.contains("panicked at") {
                // A panic speaks before it drops anything.
                let drops = events.iter().position(|event| event.dropped().is_some());
                let at = drops.unwrap_or(events.len());
                events.insert(at, Happened::Panicked(mended));
            } else {
                events.push(Happened::Complained(mended));
            }
        }
        self.before.errors = raw.err;
    }

    /// Standard output up to a byte, at its place among the events.
    fn printed_until(&mut self, to: u64, events: &mut Vec<Happened>) {
        let from = self.before.printed as usize;
        if let Some(text) = self.known.stdout.get(from..to as usize)
            && !text.is_empty()
        {
            events.push(Happened::Printed(
                String::from_utf8_lossy(text).into_owned(),
            ));
        }
        self.before.printed = to;
    }

    /// A variable is dropped when its `Drop::drop` is over, not when it is called: until then its drop only begins.
    pub(super) fn drops(&mut self, raw: &raw::Step, events: &mut Vec<Happened>) {
        let variables = &self.known.plan.variables;
        let name = |id: u32| variables.get(id as usize).map_or("?", |one| &one.name);
        let (over, still): (Vec<_>, Vec<_>) = std::mem::take(&mut self.drops)
            .into_iter()
            .partition(|&(thread, call, id, _)| {
                thread == raw.thread && !drops_still(raw, call, id)
            });
        self.drops = still;
        let said = over
            .into_iter()
            .rev()
            .map(|(_, _, id, rest)| Happened::Dropped {
                place: name(id).to_owned(),
                variable: id,
                rest,
            });
        events.splice(0..0, said);
        for event in &raw.events {
            let raw::Event::Out {
                variable: id,
                state: st,
                drops: true,
            } = event
            else {
                continue;
            };
            let Some(call) = call_that_drops(raw, *id) else {
                continue;
            };
            let rest = *st == State::PartlyMoved;
            let mut latest = events.iter_mut().rev();
            if let Some(event) = latest.find(|event| event.dropped() == Some(*id)) {
                *event = Happened::Dropping {
                    place: name(*id).to_owned(),
                    variable: *id,
                    rest,
                };
                self.drops.push((raw.thread, call, *id, rest));
            }
        }
    }
}

/// Within a statement a macro prints after its arguments were moved; where a move cannot be marked at its place it is
/// noted after the statement.
pub(super) fn moves_first(events: &mut Vec<Happened>) {
    let mut all = events.iter();
    let Some(print) = all.position(|event| matches!(event, Happened::Printed(_))) else {
        return;
    };
    let late = events.split_off(print);
    let (moves, rest): (Vec<_>, Vec<_>) = late.into_iter().partition(Happened::is_move);
    events.extend(moves);
    events.extend(rest);
}

/// The frames of the running thread, the innermost first.
fn own_frames(raw: &raw::Step) -> impl Iterator<Item = (u32, &[raw::Variable])> {
    let own = raw
        .threads
        .iter()
        .filter(|thread| thread.index == raw.thread);
    own.flat_map(|thread| thread.frames.iter().rev())
        .filter_map(|frame| match frame {
            raw::Frame::Real {
                call, variables, ..
            } => Some((*call, variables.as_slice())),
            raw::Frame::Hidden { .. } => None,
        })
}

fn is_dropping(vars: &[raw::Variable], id: u32) -> bool {
    let mut named = vars.iter().filter(|var| var.id == id);
    named.any(|var| var.state == State::Dropping)
}

fn drops_still(raw: &raw::Step, call: u32, id: u32) -> bool {
    let mut frames = own_frames(raw).filter(|frame| frame.0 == call);
    frames.any(|(_, vars)| is_dropping(vars, id))
}

fn call_that_drops(raw: &raw::Step, id: u32) -> Option<u32> {
    let mut frames = own_frames(raw);
    frames
        .find(|(_, vars)| is_dropping(vars, id))
        .map(|(call, _)| call)
}
